package io.github.smartfolio.history;

import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.history.DayTotal.Origin;
import io.github.smartfolio.history.DayTotal.Part;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the sources of one connection said, day by day. Of its API and its files, which tell of the same accounts, those with the
 * younger figures count, the API if they are of one day; of files the youngest with positions and the youngest with cash.
 */
final class BrokerHistory {

    private final ConnectionId connection;
    private final FxRates rates;
    private final Currency currency;
    private final Map<SourceId, NavigableMap<LocalDate, SourceSnapshot>> bySource = new LinkedHashMap<>();
    private final IdentityHashMap<SourceSnapshot, Worth> worths = new IdentityHashMap<>();
    private final IdentityHashMap<SourceSnapshot, Worth> worthsOfCash = new IdentityHashMap<>();

    BrokerHistory(
            ConnectionId connection,
            Collection<SourceSnapshot> snapshots,
            FxRates rates,
            Currency currency,
            ZoneId zone) {
        this.connection = connection;
        this.rates = rates;
        this.currency = currency;
        snapshots.stream()
                .sorted(Comparator.comparing(SourceSnapshot::asOf))
                .forEach(snapshot -> bySource.computeIfAbsent(snapshot.source(), source -> new TreeMap<>())
                        .put(LocalDate.ofInstant(snapshot.asOf(), zone), snapshot));
    }

    /** @param cashAlone whether its positions do not count, because another file tells younger ones */
    private record Dated(LocalDate day, SourceSnapshot snapshot, boolean cashAlone) {

        Dated ofCash() {
            return new Dated(day, snapshot, true);
        }
    }

    private record Worth(Optional<Money> value, List<String> missing) {}

    NavigableSet<LocalDate> days() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        bySource.values().forEach(snapshots -> days.addAll(snapshots.keySet()));
        return days;
    }

    /** Empty before the first day. */
    Optional<Part> at(LocalDate day) {
        List<Dated> latest = bySource.values().stream()
                .flatMap(snapshots -> Optional.ofNullable(snapshots.floorEntry(day)).stream())
                .map(entry -> new Dated(entry.getKey(), entry.getValue(), false))
                .toList();
        Optional<Dated> api =
                youngest(latest.stream().filter(dated -> isApi(dated.snapshot)).toList());
        List<Dated> files =
                files(latest.stream().filter(dated -> !isApi(dated.snapshot)).toList());
        Optional<LocalDate> youngestFile = files.stream().map(Dated::day).max(Comparator.naturalOrder());
        boolean apiCounts = api.filter(dated ->
                        youngestFile.filter(file -> file.isAfter(dated.day)).isEmpty())
                .isPresent();
        List<Dated> counting = apiCounts ? api.stream().toList() : files;
        return counting.isEmpty() ? Optional.empty() : Optional.of(part(counting));
    }

    private static boolean isApi(SourceSnapshot snapshot) {
        String name = snapshot.source().name();
        return name.equals("api") || name.startsWith("api-");
    }

    private static Optional<Dated> youngest(List<Dated> all) {
        return all.stream().max(Comparator.comparing(dated -> dated.snapshot.asOf()));
    }

    private static List<Dated> files(List<Dated> all) {
        List<Dated> counting = new ArrayList<>(2);
        youngest(telling(all, Content.POSITIONS)).ifPresent(counting::add);
        if (counting.stream().noneMatch(dated -> dated.snapshot.contents().contains(Content.CASH))) {
            youngest(telling(all, Content.CASH)).map(Dated::ofCash).ifPresent(counting::add);
        }
        return counting;
    }

    private static List<Dated> telling(List<Dated> all, Content content) {
        return all.stream()
                .filter(dated -> dated.snapshot.contents().contains(content))
                .toList();
    }

    private Part part(List<Dated> counting) {
        Money sum = Money.zero(currency);
        boolean anyKnown = false;
        List<String> missing = new ArrayList<>();
        for (Dated dated : counting) {
            Worth worth = dated.cashAlone
                    ? worthsOfCash.computeIfAbsent(dated.snapshot, snapshot -> worth(snapshot, true))
                    : worths.computeIfAbsent(dated.snapshot, snapshot -> worth(snapshot, false));
            anyKnown |= worth.value.isPresent();
            sum = worth.value.map(sum::plus).orElse(sum);
            missing.addAll(worth.missing);
        }
        if (counting.stream().noneMatch(dated -> dated.snapshot.contents().contains(Content.CASH))) {
            missing.add("cash");
        }
        if (counting.stream().noneMatch(dated -> dated.snapshot.contents().contains(Content.POSITIONS))) {
            missing.add("positions");
        }
        LocalDate oldest =
                counting.stream().map(Dated::day).min(Comparator.naturalOrder()).orElseThrow();
        return new Part(connection, anyKnown ? Optional.of(sum) : Optional.empty(), Origin.STORED, oldest, missing);
    }

    private Worth worth(SourceSnapshot snapshot, boolean cashAlone) {
        Money sum = Money.zero(currency);
        int known = 0;
        int figures = 0;
        List<String> missing = new ArrayList<>();
        for (AccountSnapshot account : snapshot.accounts()) {
            for (CashBalance cash : account.cash()) {
                figures++;
                Optional<Money> value = value(cash.clientValue(), Optional.of(cash.total()), snapshot.asOf());
                known += value.isPresent() ? 1 : 0;
                sum = value.map(sum::plus).orElse(sum);
                if (value.isEmpty()) {
                    missing.add(cash.balance().toString());
                }
            }
            for (Position position : cashAlone ? List.<Position>of() : account.positions()) {
                figures++;
                Optional<Money> value = value(position.clientValue(), position.marketValue(), snapshot.asOf());
                known += value.isPresent() ? 1 : 0;
                sum = value.map(sum::plus).orElse(sum);
                if (value.isEmpty()) {
                    missing.add(position.instrument().name());
                }
            }
        }
        snapshot.unread().keySet().forEach(account -> missing.add(account.number()));
        return new Worth(known > 0 || figures == 0 ? Optional.of(sum) : Optional.empty(), missing);
    }

    /** What the broker says in the currency asked for, else converted at the rate of the day. */
    private Optional<Money> value(Optional<Money> client, Optional<Money> own, Instant asOf) {
        return client.filter(money -> money.currency().equals(currency))
                .or(() -> own.filter(money -> money.currency().equals(currency)))
                .or(() -> client.flatMap(money -> rates.convert(money, currency, asOf)))
                .or(() -> own.flatMap(money -> rates.convert(money, currency, asOf)));
    }
}
