package io.github.smartfolio.connect;

import java.util.List;
import java.util.Objects;

/**
 * Something a file leaves open and only a person can say.
 *
 * @param id under which the answer is given, for example {@code dateOrder}
 * @param text for a person
 * @param options the answers there are; empty if the answer is free text
 * @param required whether the file is refused without the answer
 */
public record Question(String id, String text, List<String> options, boolean required) {

    public Question {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
        options = List.copyOf(options);
    }
}
