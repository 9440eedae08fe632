package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.Call;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One fetch. Who is signed in and which accounts there are is asked first, side by side; then each account's balance and
 * positions, all side by side; then what is not known yet of the instruments. Whoever waits, waits until the fetch's deadline at
 * most.
 */
final class Reading {

    private static final int INSTRUMENTS_PER_CALL = 50;
    // For what is good to have and must not hold up the figures.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int YEARS_OF_BOOKINGS = 2;

    private final SaxoSignIn signIn;
    private final GatewayClient gateway;
    private final KnownInstruments known;
    private final IsinSearch isins;
    private final InstantSource clock;
    private final Deadline deadline;
    private final Tokens tokens;
    private final Queue<Future<?>> begun = new ConcurrentLinkedQueue<>();
    private final List<Finding> findings = new ArrayList<>();

    Reading(SaxoSignIn signIn, GatewayClient gateway, KnownInstruments known, IsinSearch isins) {
        this.signIn = signIn;
        this.gateway = gateway;
        this.known = known;
        this.isins = isins;
        this.clock = signIn.clock();
        this.deadline = Deadline.in(signIn.settings().fetchLimit(), clock);
        this.tokens = new Tokens(signIn.session());
    }

    /** @throws CallException if no account can be read */
    SourceSnapshot snapshot(SourceId source) {
        try {
            return read(source);
        } finally {
            begun.forEach(work -> work.cancel(true));
        }
    }

    private SourceSnapshot read(SourceId source) {
        Deadline patience = deadline.within(PATIENCE);
        Future<Answer> user = begin(() -> get(Service.PORT, Gateway::user));
        Future<Answer> client = begin(() -> get(Service.PORT, Gateway::client));
        Future<List<SaxoAccount>> accounts = begin(() -> accounts(get(Service.PORT, Gateway::accounts)));
        Future<Answer> capabilities = begin(() -> get(Service.ROOT, patience, Gateway::capabilities));

        noteTerms(await(user, deadline));
        Secret clientKey = clientKey(await(client, deadline));
        List<SaxoAccount> active =
                await(accounts, deadline).stream().filter(SaxoAccount::active).toList();

        Map<AccountId, Future<AccountFigures>> asked = new LinkedHashMap<>();
        for (SaxoAccount account : active) {
            asked.put(account.id(), figures(account, clientKey));
        }
        List<AccountFigures> read = new ArrayList<>();
        Map<AccountId, SourceFailure> unread = new LinkedHashMap<>();
        asked.forEach((account, figures) -> {
            try {
                read.add(await(figures, deadline));
            } catch (CallException e) {
                unread.put(account, e.failure());
            }
        });
        if (read.isEmpty() && !unread.isEmpty()) {
            throw CallException.of(unread.values().iterator().next());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        learn(read, clientKey);
        List<AccountSnapshot> snapshots = new ArrayList<>();
        for (AccountFigures figures : read) {
            snapshots.add(figures.snapshot(known, findings));
        }
        noteCapabilities(capabilities, patience);
        Instant now = clock.instant();
        return new SourceSnapshot(
                source, now, false, now, Set.of(Content.POSITIONS, Content.CASH), snapshots, unread, findings);
    }

    private void noteTerms(Answer user) {
        boolean refused = understood(user, entry -> entry.flag("MarketDataViaOpenApiTermsAccepted"))
                .filter(accepted -> !accepted)
                .isPresent();
        if (refused) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    "PRICES_NOT_ACCEPTED",
                    "Saxo withholds prices, but for currencies, until the terms of market data through its OpenAPI are accepted"
                            + " on its platform."));
        }
    }

    private static Secret clientKey(Answer client) {
        return Secret.of(understood(client, entry -> entry.neededText("ClientKey")));
    }

    private List<SaxoAccount> accounts(Answer answer) {
        Map<AccountId, SaxoAccount> accounts = new LinkedHashMap<>();
        for (JsonNode row : rows(Service.PORT, answer, deadline)) {
            SaxoAccount account = understood(answer, row, SaxoAccount::from);
            SaxoAccount other = accounts.putIfAbsent(account.id(), account);
            if (other != null && !other.equals(account)) {
                throw answer.unreadable("names two accounts " + account.id().number());
            }
        }
        return List.copyOf(accounts.values());
    }

    private Future<AccountFigures> figures(SaxoAccount account, Secret clientKey) {
        String client = account.client().orElse(clientKey).reveal();
        Future<Answer> balance =
                begin(() -> get(Service.PORT, (gateway, call) -> gateway.balance(client, key(account), call)));
        return begin(() -> {
            Answer positions = get(Service.PORT, (gateway, call) -> gateway.netPositions(client, key(account), call));
            List<JsonNode> rows = rows(Service.PORT, positions, deadline);
            if (positions.content().filter(page -> page.has("__next")).isPresent()) {
                requireEachOnce(positions, rows);
            }
            return new AccountFigures(account, await(balance, deadline), rows);
        });
    }

    private static String key(SaxoAccount account) {
        return account.key()
                .orElseThrow(() -> CallException.of(Reason.UNREADABLE, "Saxo names no key of this account."))
                .reveal();
    }

    // A list that changed while its pages were read would count one row twice and miss another.
    private static void requireEachOnce(Answer answer, List<JsonNode> rows) {
        Set<String> seen = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            String id = row.path("NetPositionId").asText("");
            if (!id.isEmpty() && !seen.add(id)) {
                throw answer.unreadable("has a position twice");
            }
        }
    }

    private void learn(List<AccountFigures> accounts, Secret clientKey) {
        Set<InstrumentKey> held = accounts.stream()
                .flatMap(account -> account.instruments().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Deadline patience = deadline.within(PATIENCE);
        Set<InstrumentKey> securities = held.stream()
                .filter(key -> AssetTypes.assetClass(key.assetType())
                        .filter(AssetClass::isCashSecurity)
                        .isPresent())
                .collect(Collectors.toSet());
        Optional<Future<?>> search =
                isins.begin(known.withoutIsin(securities), () -> begin(() -> searchIsins(clientKey, patience)));
        List<Future<Boolean>> details = new ArrayList<>();
        for (Collection<InstrumentKey> batch : batches(known.withoutDetails(held))) {
            details.add(begin(() -> learnDetails(batch)));
        }
        details.forEach(this::settle);
        search.ifPresent(found -> settle(found, patience));
        Set<InstrumentKey> missing = known.withoutDetails(held);
        if (!missing.isEmpty()) {
            findings.add(Finding.of(
                            Severity.WARNING,
                            "NO_DETAILS",
                            "Saxo did not say in what unit these are quoted; they are without prices per unit.")
                    .inColumn(
                            "Uic", missing.stream().map(InstrumentKey::toString).collect(Collectors.joining(", "))));
        }
    }

    private static List<Collection<InstrumentKey>> batches(Set<InstrumentKey> keys) {
        List<InstrumentKey> all = List.copyOf(keys);
        List<Collection<InstrumentKey>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += INSTRUMENTS_PER_CALL) {
            batches.add(all.subList(from, Math.min(from + INSTRUMENTS_PER_CALL, all.size())));
        }
        return batches;
    }

    private boolean learnDetails(Collection<InstrumentKey> keys) {
        Set<Long> uics = keys.stream().map(InstrumentKey::uic).collect(Collectors.toCollection(TreeSet::new));
        Set<String> types = keys.stream().map(InstrumentKey::assetType).collect(Collectors.toCollection(TreeSet::new));
        Answer answer = get(Service.REF, (gateway, call) -> gateway.instruments(uics, types, call));
        for (JsonNode row : rows(Service.REF, answer, deadline)) {
            readable(row, InstrumentDetails::from).ifPresent(known::learn);
        }
        return true;
    }

    private boolean searchIsins(Secret clientKey, Deadline patience) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Answer answer = get(
                Service.HIST,
                patience,
                (gateway, call) -> gateway.transactions(
                        clientKey.reveal(), today.minusYears(YEARS_OF_BOOKINGS).toString(), today.toString(), call));
        for (JsonNode row : rows(Service.HIST, answer, patience)) {
            Entry instrument = Entry.of(row.path("Instrument"));
            readable(instrument.node(), entry -> entry.text("ISINCode"))
                    .flatMap(code -> code)
                    .flatMap(Isin::tryParse)
                    .ifPresent(isin ->
                            readable(instrument.node(), InstrumentKey::from).ifPresent(key -> known.learn(key, isin)));
        }
        return true;
    }

    private void noteCapabilities(Future<Answer> capabilities, Deadline patience) {
        try {
            understood(await(capabilities, patience), entry -> entry.text("TradeLevel"))
                    .ifPresent(level -> signIn.mayTrade(!level.equals("None")));
        } catch (CallException e) {
            // What was said the last time still holds.
        }
        signIn.mayTrade()
                .filter(may -> may)
                .ifPresent(
                        may -> findings.add(
                                Finding.of(
                                        Severity.INFO,
                                        "MAY_TRADE",
                                        "At Saxo this sign-in may also trade. Smartfolio only reads and has no way to do anything else.")));
    }

    private List<JsonNode> rows(Service service, Answer first, Deadline until) {
        return new Pages(
                        signIn.settings().gateway(),
                        page -> get(service, until, (gateway, call) -> gateway.page(page, call)))
                .all(first);
    }

    private Answer get(Service service, BiFunction<Gateway, Call, Answer> request) {
        return get(service, deadline, request);
    }

    private Answer get(Service service, Deadline until, BiFunction<Gateway, Call, Answer> request) {
        return gateway.get(service, until, tokens, request);
    }

    private <T> Future<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        begun.add(task);
        signIn.executor().execute(task);
        return task;
    }

    /** @throws CallException if the work failed, or did not end in time */
    private static <T> T await(Future<T> work, Deadline until) {
        try {
            return work.get(until.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw CallException.of(Reason.UNAVAILABLE, "Saxo was too slow: not all answers came in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        } catch (CancellationException e) {
            throw CallException.of(Reason.UNAVAILABLE, "Given up.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SourceException failed) {
                throw CallException.of(failed.failure());
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static CallException interrupted() {
        return CallException.of(Reason.UNAVAILABLE, "Interrupted while waiting for Saxo.");
    }

    private void settle(Future<?> work) {
        settle(work, deadline);
    }

    /** Waits for what the figures do not depend on, however it ends. */
    private static void settle(Future<?> work, Deadline until) {
        try {
            await(work, until);
        } catch (CallException e) {
            // What it would have brought is missing, and said to be where that matters.
        }
    }

    private static <T> T understood(Answer answer, Function<Entry, T> reader) {
        return understood(answer, answer.object().node(), reader);
    }

    private static <T> T understood(Answer answer, JsonNode node, Function<Entry, T> reader) {
        try {
            return reader.apply(Entry.of(node));
        } catch (UnreadableEntry e) {
            throw answer.unreadable("cannot be understood: " + e.getMessage());
        }
    }

    private static <T> Optional<T> readable(JsonNode node, Function<Entry, T> reader) {
        try {
            return Optional.of(reader.apply(Entry.of(node)));
        } catch (UnreadableEntry e) {
            return Optional.empty();
        }
    }
}
