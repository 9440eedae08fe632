package io.github.smartfolio.app.web;

import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Period;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which events of the ledger a request asks for.
 *
 * @param broker the id of a connection that tells of them
 * @param instrument a part of the name or of an identifier of what they move or are about, in small or capital letters
 */
public record LedgerFilter(Optional<String> broker, Period period, Optional<String> instrument) {

    /** As the parameters {@code broker}, {@code from}, {@code to} and {@code instrument} say. */
    public static LedgerFilter of(Context ctx) {
        return new LedgerFilter(
                Query.optional(ctx, "broker", text -> text),
                Query.period(ctx),
                Query.optional(ctx, "instrument", text -> text));
    }

    /** How many of the newest are to be left out, as the parameter {@code offset} says. */
    public static int offset(Context ctx) {
        return Query.number(ctx, "offset", 0, 0, Integer.MAX_VALUE);
    }

    /** What it asks for, the newest first. */
    public List<Entry> of(Ledger ledger) {
        Map<InstrumentId, Boolean> known = new HashMap<>();
        List<Entry> found = new ArrayList<>();
        for (Entry entry : ledger.entries()) {
            if (period.contains(entry.transaction().date())
                    && broker.map(id -> tells(entry, id)).orElse(true)
                    && instrument
                            .map(text -> isAbout(entry, text, ledger, known))
                            .orElse(true)) {
                found.add(entry);
            }
        }
        Collections.reverse(found);
        return found;
    }

    private static boolean tells(Entry entry, String broker) {
        return entry.sources().stream()
                .anyMatch(source -> source.connection().value().equals(broker));
    }

    private static boolean isAbout(Entry entry, String text, Ledger ledger, Map<InstrumentId, Boolean> known) {
        return Stream.concat(entry.instrument().stream(), entry.moved().stream())
                .anyMatch(id -> known.computeIfAbsent(id, i -> isMeant(i, ledger.instrument(i), text)));
    }

    private static boolean isMeant(InstrumentId id, Optional<Instrument> instrument, String text) {
        String part = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(id.value()),
                        instrument.stream()
                                .flatMap(i -> Stream.concat(
                                        Stream.of(i.name()),
                                        i.identifiers().stream().map(Object::toString))))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
    }
}
