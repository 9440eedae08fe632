package io.github.smartfolio.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.ReportedTotal;
import io.github.smartfolio.account.ReportedTotal.Part;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot says, as JSON: everything but its source and its times.
 *
 * <p>Equal figures have one text. Money, quantities, instants and ids stand in the text form of their types, never as JSON numbers;
 * what is absent is left out. Reading is strict: an unknown, missing or ill-formed property is an error, because a figure guessed
 * here would be shown as the broker's. A change of the form gets a new number, and a reader of its own for the old one.
 */
final class FiguresJson {

    private static final int FORMAT = 1;

    private FiguresJson() {}

    static String write(SourceSnapshot snapshot) throws JsonProcessingException {
        ObjectNode json = JsonFields.JSON.createObjectNode().put("format", FORMAT);
        texts(json.putArray("contents"), snapshot.contents());
        ArrayNode accounts = json.putArray("accounts");
        snapshot.accounts().forEach(account -> write(accounts.addObject(), account));
        ArrayNode unread = json.putArray("unread");
        snapshot.unread().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> write(unread.addObject(), entry.getKey(), entry.getValue()));
        ArrayNode findings = json.putArray("findings");
        snapshot.findings().forEach(finding -> write(findings.addObject(), finding));
        return JsonFields.JSON.writeValueAsString(json);
    }

    /** @throws IOException if the text is not exactly what {@link #write} writes */
    static SourceSnapshot read(String text, SourceId source, Instant asOf, boolean asOfGuessed, Instant fetchedAt)
            throws IOException {
        try {
            return JsonFields.read(text, json -> {
                int format = json.number("format");
                if (format != FORMAT) {
                    throw new IllegalArgumentException("it has format " + format + " and not " + FORMAT);
                }
                return new SourceSnapshot(
                        source,
                        asOf,
                        asOfGuessed,
                        fetchedAt,
                        json.texts("contents", Content::valueOf),
                        json.list("accounts", FiguresJson::account),
                        unread(json.list("unread", FiguresJson::unread)),
                        json.list("findings", FiguresJson::finding));
            });
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IOException("The stored snapshot of " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void write(ObjectNode json, AccountSnapshot account) {
        json.put("account", account.account().toString());
        ArrayNode cash = json.putArray("cash");
        for (CashBalance balance : account.cash()) {
            ObjectNode entry = cash.addObject().put("balance", balance.balance().toString());
            put(entry, "pending", balance.pending());
            put(entry, "clientValue", balance.clientValue());
        }
        ArrayNode positions = json.putArray("positions");
        account.positions().forEach(position -> write(positions.addObject(), position));
        account.reported().ifPresent(reported -> write(json.putObject("reported"), reported));
    }

    private static AccountSnapshot account(JsonFields json) {
        return new AccountSnapshot(
                json.text("account", AccountId::parse),
                json.list(
                        "cash",
                        entry -> new CashBalance(
                                entry.text("balance", Money::parse),
                                entry.optional("pending", Money::parse),
                                entry.optional("clientValue", Money::parse))),
                json.list("positions", FiguresJson::position),
                json.optionalObject("reported", FiguresJson::reported));
    }

    private static void write(ObjectNode json, ReportedTotal reported) {
        json.put("total", reported.total().toString());
        ArrayNode apart = json.putArray("apart");
        for (Part part : reported.apart()) {
            apart.addObject()
                    .put("code", part.code())
                    .put("amount", part.amount().toString());
        }
    }

    private static ReportedTotal reported(JsonFields json) {
        return new ReportedTotal(
                json.text("total", Money::parse),
                json.list(
                        "apart",
                        entry -> new Part(entry.text("code", code -> code), entry.text("amount", Money::parse))));
    }

    private static void write(ObjectNode json, Position position) {
        write(json.putObject("instrument"), position.instrument());
        json.put("quantity", position.quantity().toString());
        put(json, "averagePrice", position.averagePrice());
        put(json, "price", position.price());
        put(json, "pricedAt", position.pricedAt());
        put(json, "marketValue", position.marketValue());
        put(json, "clientValue", position.clientValue());
        put(json, "unrealizedProfit", position.unrealizedProfit());
        json.put("valued", position.valued().name());
    }

    private static Position position(JsonFields json) {
        return new Position(
                json.object("instrument", FiguresJson::instrument),
                json.text("quantity", Quantity::parse),
                json.optional("averagePrice", Money::parse),
                json.optional("price", Money::parse),
                json.optional("pricedAt", Instant::parse),
                json.optional("marketValue", Money::parse),
                json.optional("clientValue", Money::parse),
                json.optional("unrealizedProfit", Money::parse),
                json.text("valued", Valued::valueOf));
    }

    static void write(ObjectNode json, Instrument instrument) {
        texts(json.putArray("identifiers"), instrument.identifiers());
        json.put("name", instrument.name());
        json.put("assetClass", instrument.assetClass().name());
        put(json, "currency", instrument.currency());
    }

    static Instrument instrument(JsonFields json) {
        return new Instrument(
                json.texts("identifiers", InstrumentIdentifier::parse),
                json.text("name", name -> name),
                json.text("assetClass", AssetClass::valueOf),
                json.optional("currency", Currency::getInstance));
    }

    private static void write(ObjectNode json, AccountId account, SourceFailure failure) {
        json.put("account", account.toString());
        json.put("reason", failure.reason().name());
        json.put("message", failure.message());
        put(json, "retryAt", failure.retryAt());
    }

    private static Map.Entry<AccountId, SourceFailure> unread(JsonFields json) {
        return Map.entry(
                json.text("account", AccountId::parse),
                new SourceFailure(
                        json.text("reason", Reason::valueOf),
                        json.text("message", message -> message),
                        json.optional("retryAt", Instant::parse)));
    }

    private static Map<AccountId, SourceFailure> unread(List<Map.Entry<AccountId, SourceFailure>> entries) {
        Map<AccountId, SourceFailure> unread = new LinkedHashMap<>();
        for (Map.Entry<AccountId, SourceFailure> entry : entries) {
            if (unread.put(entry.getKey(), entry.getValue()) != null) {
                throw new IllegalArgumentException(entry.getKey() + " occurs twice");
            }
        }
        return unread;
    }

    static void write(ObjectNode json, Finding finding) {
        json.put("severity", finding.severity().name());
        json.put("code", finding.code());
        json.put("message", finding.message());
        finding.row().ifPresent(row -> json.put("row", row));
        put(json, "column", finding.column());
        put(json, "value", finding.value());
        put(json, "account", finding.account());
    }

    static Finding finding(JsonFields json) {
        return new Finding(
                json.text("severity", Severity::valueOf),
                json.text("code", code -> code),
                json.text("message", message -> message),
                json.optionalNumber("row"),
                json.optional("column", column -> column),
                json.optional("value", value -> value),
                json.optional("account", AccountId::parse));
    }

    static void put(ObjectNode json, String name, Optional<?> value) {
        value.ifPresent(present -> json.put(name, present.toString()));
    }

    // Sorted, because a set has no order of its own and equal figures shall have one text.
    static void texts(ArrayNode json, Collection<?> values) {
        values.stream().map(Object::toString).sorted().forEach(json::add);
    }
}
