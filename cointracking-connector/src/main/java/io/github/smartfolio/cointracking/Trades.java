package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an answer to {@code getTrades} tells, entry by entry, in its order. */
final class Trades {

    private final Optional<Currency> currency;
    private final UnknownTypes unknownTypes = new UnknownTypes("type");
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @throws CallException if there are entries, and none can be understood */
    Trades(Answer answer) {
        this.currency = answer.currency().flatMap(Fiat::tryParse);
        Map<String, JsonNode> entries = answer.entries();
        entries.forEach((id, entry) -> {
            try {
                Trade trade = trade(id, entry);
                transactions.addAll(trade.transactions());
                unknownTypes.count(trade);
            } catch (UnreadableMember e) {
                findings.add(Finding.of(
                                Severity.ERROR,
                                "UNREADABLE_ENTRY",
                                "The trade " + id + " is left out, because " + e.why() + '.')
                        .inColumn(id + '.' + e.member(), e.value()));
            }
        });
        if (transactions.isEmpty() && !entries.isEmpty()) {
            throw answer.unreadable("has no entry that can be understood");
        }
        findings.addAll(unknownTypes.findings());
    }

    private Trade trade(String id, JsonNode entry) {
        String type = Members.text(entry, "type");
        Optional<Amount> buy = amount(entry, "buy");
        Optional<Amount> sell = amount(entry, "sell");
        Optional<Amount> fee = amount(entry, "fee").filter(paid -> paid.value().signum() > 0);
        if (type.isEmpty()) {
            throw new UnreadableMember("type", entry.path("type"));
        }
        if (buy.isEmpty() && sell.isEmpty() && fee.isEmpty()) {
            throw new UnreadableMember("buy_amount", entry.path("buy_amount"));
        }
        Instant at = time(entry);
        return new Trade(
                type,
                buy,
                sell,
                fee,
                Optional.empty(),
                worth(entry),
                Members.text(entry, "exchange"),
                Members.text(entry, "comment"),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                Optional.of(at),
                ids(id, entry));
    }

    /** Empty too for none of a coin; none of a currency is a price that was not asked. */
    private static Optional<Amount> amount(JsonNode entry, String side) {
        String member = side + "_amount";
        String ticker = Members.text(entry, side + "_currency");
        Optional<BigDecimal> number = Members.number(entry, member)
                .filter(value -> value.signum() != 0 || Fiat.tryParse(ticker).isPresent());
        if (number.filter(value -> value.signum() < 0).isPresent()) {
            throw new UnreadableMember(member, entry.path(member));
        }
        if (number.isPresent() && ticker.isEmpty()) {
            throw new UnreadableMember(side + "_currency", entry.path(side + "_currency"));
        }
        return number.map(value -> new Amount(value, ticker));
    }

    /** Of what came in, else of what went out. Zero is CoinTracking's word for not knowing. */
    private Optional<Money> worth(JsonNode entry) {
        Optional<BigDecimal> ofSold = value(entry, "sell_value_in_cur");
        return value(entry, "buy_value_in_cur")
                .or(() -> ofSold)
                .flatMap(value -> currency.map(account -> Money.of(value, account)));
    }

    private static Optional<BigDecimal> value(JsonNode entry, String member) {
        return Members.number(entry, member).filter(value -> value.signum() > 0);
    }

    private static Instant time(JsonNode entry) {
        try {
            return Members.number(entry, "time")
                    .map(seconds -> Instant.ofEpochSecond(seconds.longValueExact()))
                    .filter(at -> at.isBefore(Instant.parse("9999-01-01T00:00:00Z")))
                    .orElseThrow(() -> new UnreadableMember("time", entry.path("time")));
        } catch (ArithmeticException | DateTimeException e) {
            throw new UnreadableMember("time", entry.path("time"));
        }
    }

    private static Set<ExternalId> ids(String id, JsonNode entry) {
        Set<ExternalId> ids = new HashSet<>();
        ids.add(ExternalId.of(ExternalId.Scheme.RECORD, id));
        String trade = Members.text(entry, "trade_id");
        if (!trade.isEmpty()) {
            ids.add(ExternalId.of(ExternalId.Scheme.TRADE, trade));
        }
        return ids;
    }

    List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
