package io.github.smartfolio.csv;

import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that one broker's files about bookings use, in all languages at once.
 *
 * @param institution whose accounts they tell about
 * @param events the words of an event, without numbers; {@link Kind#DEPOSIT} stands for money from or to outside, by its sign
 * @param reversals what follows an event that undoes another, behind a dash
 * @param amounts what parts of bookings are called
 * @param effects whether a trade opens or closes a position
 * @param assetTypes those of positions files
 * @param cash asset types of what is no instrument
 * @param no the words for no
 */
record Wording(
        String institution,
        Phrases<Kind> events,
        Set<String> reversals,
        Phrases<AmountType> amounts,
        Phrases<Movement.Effect> effects,
        Vocabulary assetTypes,
        Set<String> cash,
        Set<String> no) {

    Wording {
        reversals = plain(reversals);
        cash = plain(cash);
        no = plain(no);
    }

    Event event(String text) {
        return Event.parse(text, events, reversals);
    }

    boolean isCash(String assetType) {
        return cash.contains(Headers.plain(assetType));
    }

    boolean isNo(String word) {
        return no.contains(Headers.plain(word));
    }

    private static Set<String> plain(Set<String> words) {
        return words.stream().map(Headers::plain).collect(Collectors.toUnmodifiableSet());
    }
}
