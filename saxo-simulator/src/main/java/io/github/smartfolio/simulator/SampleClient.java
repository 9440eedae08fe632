package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An invented person with accounts, instruments and positions. A value: each change is another client, to be given to {@link
 * SaxoSimulator#serve}.
 *
 * @param key what requests name the client by
 * @param currency the client's default currency, in which a client's totals are
 * @param rates what one unit of other currencies is worth in it
 * @param accounts the first one is the default account
 */
public record SampleClient(
        String id,
        String key,
        String userKey,
        String name,
        String currency,
        Map<String, BigDecimal> rates,
        List<SampleAccount> accounts,
        List<SampleInstrument> instruments,
        List<SamplePosition> positions) {

    public SampleClient {
        rates = Map.copyOf(rates);
        accounts = List.copyOf(accounts);
        instruments = List.copyOf(instruments);
        positions = List.copyOf(positions);
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("A client has an account");
        }
        for (SamplePosition position : positions) {
            instrument(instruments, position);
            if (accounts.stream().noneMatch(account -> account.id().equals(position.accountId()))) {
                throw new IllegalArgumentException("Position " + position.id() + " is in no account");
            }
        }
    }

    static SampleClient from(JsonNode json) {
        JsonNode client = json.get("Client");
        Map<String, BigDecimal> rates = new HashMap<>();
        json.get("Rates")
                .properties()
                .forEach(entry -> rates.put(entry.getKey(), entry.getValue().decimalValue()));
        return new SampleClient(
                client.get("ClientId").textValue(),
                client.get("ClientKey").textValue(),
                client.get("UserKey").textValue(),
                client.get("Name").textValue(),
                client.get("DefaultCurrency").textValue(),
                rates,
                json.get("Accounts").valueStream().map(SampleAccount::from).toList(),
                json.get("Instruments")
                        .valueStream()
                        .map(SampleInstrument::from)
                        .toList(),
                json.get("Positions").valueStream().map(SamplePosition::from).toList());
    }

    /** @throws IllegalArgumentException if there is none of this number */
    public SampleAccount account(String accountId) {
        return accounts.stream()
                .filter(account -> account.id().equals(accountId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No account " + accountId));
    }

    /** @throws IllegalArgumentException if there is none with this id */
    public SamplePosition position(String positionId) {
        return positions.stream()
                .filter(position -> position.id().equals(positionId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No position " + positionId));
    }

    /** @throws IllegalArgumentException if there is none */
    public SampleInstrument instrument(int uic, String assetType) {
        return instruments.stream()
                .filter(instrument -> instrument.is(uic, assetType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + assetType + ' ' + uic));
    }

    SampleInstrument instrument(SamplePosition position) {
        return instrument(instruments, position);
    }

    /** With this position in place of the one with its id, or as a new one. */
    public SampleClient with(SamplePosition position) {
        return withPositions(replaced(positions, position, other -> other.id().equals(position.id())));
    }

    /** With this account in place of the one of its number, or as a new one. */
    public SampleClient with(SampleAccount account) {
        return new SampleClient(
                id,
                key,
                userKey,
                name,
                currency,
                rates,
                replaced(accounts, account, other -> other.id().equals(account.id())),
                instruments,
                positions);
    }

    /** With this instrument in place of the one with its Uic and asset type, or as a new one. */
    public SampleClient with(SampleInstrument instrument) {
        return new SampleClient(
                id,
                key,
                userKey,
                name,
                currency,
                rates,
                accounts,
                replaced(instruments, instrument, other -> other.is(instrument.uic(), instrument.assetType())),
                positions);
    }

    /** With nothing held in this account. */
    public SampleClient withoutPositions(String accountId) {
        return withPositions(positions.stream()
                .filter(position -> !position.accountId().equals(accountId))
                .toList());
    }

    private SampleClient withPositions(List<SamplePosition> others) {
        return new SampleClient(id, key, userKey, name, currency, rates, accounts, instruments, others);
    }

    Optional<SampleAccount> accountByKey(String accountKey) {
        return accounts.stream()
                .filter(account -> account.key().equals(accountKey))
                .findFirst();
    }

    /** What one unit of {@code from} is worth in {@code to}. */
    BigDecimal rate(String from, String to) {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        return to.equals(currency) ? toDefault(from) : toDefault(from).divide(toDefault(to), MathContext.DECIMAL64);
    }

    private BigDecimal toDefault(String other) {
        return other.equals(currency)
                ? BigDecimal.ONE
                : Optional.ofNullable(rates.get(other))
                        .orElseThrow(() -> new IllegalStateException("No rate from " + other + " to " + currency));
    }

    Stream<String> secrets() {
        return Stream.concat(Stream.of(key, userKey), accounts.stream().map(SampleAccount::key));
    }

    private static SampleInstrument instrument(List<SampleInstrument> instruments, SamplePosition position) {
        return instruments.stream()
                .filter(instrument -> instrument.is(position.uic(), position.assetType()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Position " + position.id() + " is in no instrument"));
    }

    private static <T> List<T> replaced(List<T> all, T one, Predicate<T> same) {
        List<T> others = new ArrayList<>(all);
        for (int i = 0; i < others.size(); i++) {
            if (same.test(others.get(i))) {
                others.set(i, one);
                return others;
            }
        }
        others.add(one);
        return others;
    }

    @Override
    public String toString() {
        return "client " + id + " with " + accounts.size() + " accounts and " + positions.size() + " positions";
    }
}
