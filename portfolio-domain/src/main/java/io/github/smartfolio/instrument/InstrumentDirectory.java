package io.github.smartfolio.instrument;

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
    private static final Comparator<Instrument> STRONGEST_NAMED_FIRST = Comparator.comparingInt(
            instrument -> instrument.strongestFirst().get(0).rank());

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

    private final InstrumentAliases aliases;
    private final Map<InstrumentIdentifier, InstrumentId> ids;
    private final Map<InstrumentId, Isin> isins = new HashMap<>();
    private final Map<InstrumentIdentifier, InstrumentId> learnt = new HashMap<>();
    private final Set<Conflict> conflicts = new LinkedHashSet<>();

    private InstrumentDirectory(InstrumentAliases aliases) {
        this.aliases = aliases;
        this.ids = aliases.all();
        ids.forEach(this::index);
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
        observed.stream().sorted(STRONGEST_NAMED_FIRST).forEach(this::learn);
        return observed.stream().map(this::known).toList();
    }

    /**
     * Teaches the aliases what was learnt since the last time; does nothing if that is nothing.
     *
     * @throws java.io.UncheckedIOException if it could not be stored; it may be tried again
     */
    public void remember() {
        if (!learnt.isEmpty()) {
            aliases.remember(Collections.unmodifiableMap(learnt));
            learnt.clear();
        }
    }

    /** What a person has to decide, in the order met. */
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    private InstrumentId learn(Instrument observed) {
        List<InstrumentIdentifier> strongestFirst = observed.strongestFirst();
        Optional<Isin> isin = observed.isin();
        InstrumentId id = firstUncontradicted(strongestFirst, isin)
                .orElseGet(() -> InstrumentId.firstSeenAs(strongestFirst.get(0)));
        for (InstrumentIdentifier identifier : strongestFirst) {
            InstrumentId known = ids.get(identifier);
            if (known == null || (!known.equals(id) && contradicts(known, isin))) {
                ids.put(identifier, id);
                index(identifier, id);
                learnt.put(identifier, id);
            } else if (!known.equals(id)) {
                conflicts.add(new Conflict(identifier, id, known));
            }
        }
        return id;
    }

    private InstrumentId known(Instrument learnt) {
        return firstUncontradicted(learnt.strongestFirst(), learnt.isin()).orElseThrow();
    }

    private Optional<InstrumentId> firstUncontradicted(List<InstrumentIdentifier> strongestFirst, Optional<Isin> isin) {
        for (InstrumentIdentifier identifier : strongestFirst) {
            InstrumentId candidate = ids.get(identifier);
            if (candidate != null && !contradicts(candidate, isin)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private boolean contradicts(InstrumentId candidate, Optional<Isin> isin) {
        Isin known = isins.get(candidate);
        return known != null && isin.isPresent() && !known.equals(isin.get());
    }

    private void index(InstrumentIdentifier identifier, InstrumentId id) {
        if (identifier instanceof Isin isin) {
            isins.put(id, isin);
        }
    }
}
