package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
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
    private final Inquiry inquiry;
    private final KnownInstruments known;
    private final IsinSearch isins;
    private final InstantSource clock;
    private final List<Finding> findings = new ArrayList<>();

    Reading(SaxoSignIn signIn, GatewayClient gateway, KnownInstruments known, IsinSearch isins) {
        this.signIn = signIn;
        this.inquiry = new Inquiry(signIn, gateway);
        this.known = known;
        this.isins = isins;
        this.clock = signIn.clock();
    }

    /** @throws CallException if no account can be read */
    SourceSnapshot snapshot(SourceId source) {
        try (inquiry) {
            return read(source);
        }
    }

    private SourceSnapshot read(SourceId source) {
        Deadline patience = inquiry.deadline().within(PATIENCE);
        Future<Answer> user = inquiry.begin(() -> inquiry.get(Service.PORT, Gateway::user));
        Future<Answer> client = inquiry.begin(() -> inquiry.get(Service.PORT, Gateway::client));
        Future<List<SaxoAccount>> accounts = inquiry.begin(inquiry::accounts);
        Future<Answer> capabilities = inquiry.begin(() -> inquiry.get(Service.ROOT, patience, Gateway::capabilities));

        noteTerms(inquiry.await(user));
        Secret clientKey = Inquiry.clientKey(inquiry.await(client));
        List<SaxoAccount> active =
                inquiry.await(accounts).stream().filter(SaxoAccount::active).toList();

        Map<AccountId, Future<AccountFigures>> asked = new LinkedHashMap<>();
        for (SaxoAccount account : active) {
            asked.put(account.id(), figures(account, clientKey));
        }
        List<AccountFigures> read = new ArrayList<>();
        Map<AccountId, SourceFailure> unread = new LinkedHashMap<>();
        asked.forEach((account, figures) -> {
            try {
                read.add(inquiry.await(figures));
            } catch (CallException e) {
                unread.put(account, e.failure());
            }
        });
        if (read.isEmpty() && !unread.isEmpty()) {
            throw CallException.of(unread.values().iterator().next());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw Inquiry.interrupted();
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
        boolean refused = Inquiry.understood(user, entry -> entry.flag("MarketDataViaOpenApiTermsAccepted"))
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

    private Future<AccountFigures> figures(SaxoAccount account, Secret clientKey) {
        String client = account.client().orElse(clientKey).reveal();
        Future<Answer> balance = inquiry.begin(
                () -> inquiry.get(Service.PORT, (gateway, call) -> gateway.balance(client, key(account), call)));
        return inquiry.begin(() -> {
            Answer positions =
                    inquiry.get(Service.PORT, (gateway, call) -> gateway.netPositions(client, key(account), call));
            List<JsonNode> rows = inquiry.rows(Service.PORT, positions);
            if (positions.content().filter(page -> page.has("__next")).isPresent()) {
                requireEachOnce(positions, rows);
            }
            return new AccountFigures(account, inquiry.await(balance), rows);
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
        Deadline patience = inquiry.deadline().within(PATIENCE);
        Set<InstrumentKey> securities = held.stream()
                .filter(key -> AssetTypes.assetClass(key.assetType())
                        .filter(AssetClass::isCashSecurity)
                        .isPresent())
                .collect(Collectors.toSet());
        Optional<Future<?>> search =
                isins.begin(known.withoutIsin(securities), () -> inquiry.begin(() -> searchIsins(clientKey, patience)));
        List<Future<Boolean>> details = new ArrayList<>();
        for (Collection<InstrumentKey> batch : batches(known.withoutDetails(held))) {
            details.add(inquiry.begin(() -> learnDetails(batch)));
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
        Answer answer = inquiry.get(Service.REF, (gateway, call) -> gateway.instruments(uics, types, call));
        for (JsonNode row : inquiry.rows(Service.REF, answer)) {
            readable(row, InstrumentDetails::from).ifPresent(known::learn);
        }
        return true;
    }

    private boolean searchIsins(Secret clientKey, Deadline patience) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Answer answer = inquiry.get(
                Service.HIST,
                patience,
                (gateway, call) -> gateway.transactions(
                        clientKey.reveal(), today.minusYears(YEARS_OF_BOOKINGS).toString(), today.toString(), call));
        for (JsonNode row : inquiry.rows(Service.HIST, answer, patience)) {
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
            Inquiry.understood(inquiry.await(capabilities, patience), entry -> entry.text("TradeLevel"))
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

    private void settle(Future<?> work) {
        settle(work, inquiry.deadline());
    }

    /** Waits for what the figures do not depend on, however it ends. */
    private void settle(Future<?> work, Deadline until) {
        try {
            inquiry.await(work, until);
        } catch (CallException e) {
            // What it would have brought is missing, and said to be where that matters.
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
