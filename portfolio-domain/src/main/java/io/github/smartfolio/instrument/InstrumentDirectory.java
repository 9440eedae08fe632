package io.github.smartfolio.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which identifiers name the same instrument, and so keeps its history in one piece when a source changes.
 *
 * <ul>
 *   <li>An instrument gets the id of its strongest known identifier that is not contradicted, else a new one; then every
 *       identifier it brought is remembered.
 *   <li>An id that already has another ISIN contradicts: a shared ticker does not join two instruments. The ticker then belongs
 *       to the ISIN seen last, because tickers are handed on.
 *   <li>Two identifiers that already have two ids are a {@link Conflict} for a person; they are never merged silently.
 * </ul>
 *
 * <p>Not thread-safe. One directory at a time works on one {@link InstrumentAliases}.
 */
public final class InstrumentDirectory {

    static final Comparator<InstrumentIdentifier> STRONGEST_FIRST =
            Comparator.comparingInt(InstrumentIdentifier::rank).thenComparing(Object::toString);

    /**
     * Two identifiers of one observed instrument that already belong to two ids.
     *
     * @param used the id that was given to the observed instrument
     * @param other the id under which {@code identifier} is known
     */
    public record Conflict(InstrumentIdentifier identifier, InstrumentId used, InstrumentId other) {

        public Conflict {
            Objects.requireNonNull(identifier, "identifier");
            Objects.requireNonNull(used, "used");
            Objects.requireNonNull(other, "other");
        }
    }

    /** An id and the ISIN known for it; one object per id. */
    private static final class Known {

        private final InstrumentId id;
        private Optional<Isin> isin = Optional.empty();

        Known(InstrumentId id) {
            this.id = id;
        }

        void learn(InstrumentIdentifier identifier) {
            if (identifier instanceof Isin code) {
                isin = Optional.of(code);
            }
        }

        boolean isContradictedBy(Optional<Isin> observed) {
            return isin.isPresent() && observed.isPresent() && !isin.equals(observed);
        }
    }

    private final InstrumentAliases aliases;
    private final Map<InstrumentIdentifier, Known> known = new HashMap<>();
    private final Set<Conflict> conflicts = new LinkedHashSet<>();
    private Map<InstrumentIdentifier, InstrumentId> learnt = new HashMap<>();

    private InstrumentDirectory(InstrumentAliases aliases) {
        this.aliases = aliases;
        Map<InstrumentId, Known> byId = new HashMap<>();
        aliases.all().forEach((identifier, id) -> {
            Known one = byId.computeIfAbsent(id, Known::new);
            one.learn(identifier);
            known.put(identifier, one);
        });
    }

    /** A directory that begins with what {@code aliases} remembers and teaches them what it learnt when asked to. */
    public static InstrumentDirectory of(InstrumentAliases aliases) {
        return new InstrumentDirectory(aliases);
    }

    /** The id of {@code observed}, learning every identifier it brings; {@link #remember} makes that durable. */
    public InstrumentId resolve(Instrument observed) {
        return learn(observed);
    }

    /**
     * The ids of {@code observed}, in the same order, learning every identifier they bring. Those with the strongest identifiers
     * are learnt first, so that the order of sources does not matter, except between two ISINs that share a ticker.
     */
    public List<InstrumentId> resolveAll(List<Instrument> observed) {
        InstrumentId[] resolved = new InstrumentId[observed.size()];
        for (int rank = 0; rank <= InstrumentIdentifier.WEAKEST; rank++) {
            for (int i = 0; i < resolved.length; i++) {
                if (observed.get(i).strongestRank() == rank) {
                    resolved[i] = learn(observed.get(i));
                }
            }
        }
        return List.of(resolved);
    }

    /**
     * Teaches the aliases what was learnt since the last time; does nothing if that is nothing.
     *
     * @throws java.io.UncheckedIOException if it could not be stored; it may be tried again
     */
    public void remember() {
        if (!learnt.isEmpty()) {
            aliases.remember(Collections.unmodifiableMap(learnt));
            learnt = new HashMap<>();
        }
    }

    /** What a person has to decide, in the order met. */
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    private InstrumentId learn(Instrument observed) {
        List<InstrumentIdentifier> strongestFirst = observed.strongestFirst();
        Optional<Isin> isin = observed.isin();
        List<Optional<Known>> found = new ArrayList<>(strongestFirst.size());
        Optional<Known> uncontradicted = Optional.empty();
        for (InstrumentIdentifier identifier : strongestFirst) {
            Optional<Known> candidate = Optional.ofNullable(known.get(identifier));
            found.add(candidate);
            if (uncontradicted.isEmpty()) {
                uncontradicted = candidate.filter(c -> !c.isContradictedBy(isin));
            }
        }
        Known chosen = uncontradicted.orElseGet(() -> new Known(InstrumentId.firstSeenAs(strongestFirst.get(0))));
        for (int i = 0; i < found.size(); i++) {
            InstrumentIdentifier identifier = strongestFirst.get(i);
            Optional<Known> other = found.get(i).filter(k -> k != chosen);
            if (found.get(i).isEmpty()
                    || other.filter(k -> k.isContradictedBy(isin)).isPresent()) {
                chosen.learn(identifier);
                known.put(identifier, chosen);
                learnt.put(identifier, chosen.id);
            } else if (other.isPresent()) {
                conflicts.add(new Conflict(identifier, chosen.id, other.get().id));
            }
        }
        return chosen.id;
    }
}
