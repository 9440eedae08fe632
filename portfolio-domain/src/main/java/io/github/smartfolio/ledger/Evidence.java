package io.github.smartfolio.ledger;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What the source itself says of a transaction, kept word for word.
 *
 * @param ids every id it gives
 * @param type its own type, for example {@code Corporate action}; empty if it has none
 * @param text its own words for the event, for example {@code Koop 1.5 @ 110.01 EUR}
 * @param note a comment in it; empty if there is none
 */
public record Evidence(Set<ExternalId> ids, String type, String text, String note) {

    public static final Evidence NONE = new Evidence(Set.of(), "", "", "");

    public Evidence {
        ids = Set.copyOf(ids);
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(note, "note");
    }

    public static Evidence of(String type, String text, ExternalId... ids) {
        return new Evidence(Set.of(ids), type, text, "");
    }

    /** The same with the ids of {@code other} as well. */
    Evidence and(Evidence other) {
        if (ids.containsAll(other.ids)) {
            return this;
        }
        Set<ExternalId> both = new HashSet<>(ids);
        both.addAll(other.ids);
        return new Evidence(both, type, text, note);
    }

    /** Whether both tell an identifying id of one scheme, and different ones. */
    boolean contradicts(Evidence other) {
        for (ExternalId id : ids) {
            if (id.scheme().isIdentifying() && !other.ids.contains(id) && other.has(id.scheme())) {
                return true;
            }
        }
        return false;
    }

    private boolean has(ExternalId.Scheme scheme) {
        return ids.stream().anyMatch(id -> id.scheme() == scheme);
    }
}
