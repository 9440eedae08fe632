package io.github.smartfolio.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a broker's phrases mean, in all languages at once. A phrase may hold {@code *} in the place of any text; one without
 * counts before those with, and of those the one that says most.
 *
 * @param <T> what a phrase may mean
 */
final class Phrases<T extends Comparable<T>> {

    private record Form<T>(Pattern pattern, int letters, T meaning) {}

    private final Map<String, T> exact = new HashMap<>();
    private final List<Form<T>> forms = new ArrayList<>();

    private Phrases() {}

    /** @throws IllegalArgumentException if a phrase means two things */
    static <T extends Comparable<T>> Phrases<T> of(Map<T, List<String>> phrases) {
        Phrases<T> all = new Phrases<>();
        phrases.forEach((meaning, texts) -> texts.forEach(text -> all.add(Headers.plain(text), meaning)));
        all.forms.sort(
                Comparator.<Form<T>>comparingInt(Form::letters).reversed().thenComparing(Form::meaning));
        return all;
    }

    Optional<T> meaning(String text) {
        String plain = Headers.plain(text);
        return Optional.ofNullable(exact.get(plain))
                .or(() -> forms.stream()
                        .filter(form -> form.pattern().matcher(plain).matches())
                        .map(Form::meaning)
                        .findFirst());
    }

    private void add(String phrase, T meaning) {
        if (phrase.indexOf('*') < 0) {
            T other = exact.putIfAbsent(phrase, meaning);
            if (other != null && !other.equals(meaning)) {
                throw new IllegalArgumentException('"' + phrase + "\" means " + other + " and " + meaning);
            }
            return;
        }
        List<String> parts = List.of(phrase.split("\\*", -1));
        int letters = parts.stream().mapToInt(String::length).sum();
        Pattern pattern = Pattern.compile(
                String.join(".*", parts.stream().map(Pattern::quote).toList()), Pattern.DOTALL);
        forms.add(new Form<>(pattern, letters, meaning));
    }
}
