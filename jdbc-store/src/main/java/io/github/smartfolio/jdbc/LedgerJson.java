package io.github.smartfolio.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a source told was booked, as JSON, a text for each transaction and each gain; as strict as {@link FiguresJson}. */
final class LedgerJson {

    private static final int FORMAT = 1;

    private LedgerJson() {}

    static String write(Transaction transaction) throws JsonProcessingException {
        ObjectNode json = JsonFields.JSON.createObjectNode().put("format", FORMAT);
        json.put("account", transaction.account().toString());
        json.put("kind", transaction.kind().name());
        json.put("reversal", transaction.reversal());
        json.put("date", transaction.date().toString());
        put(json, "at", transaction.at());
        put(json, "valueDate", transaction.valueDate());
        transaction.about().ifPresent(about -> FiguresJson.write(json.putObject("about"), about));
        ArrayNode movements = json.putArray("movements");
        transaction.movements().forEach(movement -> write(movements.addObject(), movement));
        put(json, "gross", transaction.gross());
        ArrayNode charges = json.putArray("charges");
        for (Charge charge : transaction.charges()) {
            charges.addObject()
                    .put("type", charge.type().name())
                    .put("amount", charge.amount().toString())
                    .put("what", charge.what());
        }
        put(json, "net", transaction.net());
        transaction.rate().ifPresent(rate -> write(json.putObject("rate"), rate));
        put(json, "worth", transaction.worth());
        put(json, "reportedProfit", transaction.reportedProfit());
        write(json.putObject("evidence"), transaction.evidence());
        return JsonFields.JSON.writeValueAsString(json);
    }

    /**
     * @param known instruments, which learns others: tens of thousands of transactions are about a few hundred
     * @throws IOException if the text is not exactly what {@link #write(Transaction)} writes
     */
    static Transaction transaction(String text, Map<JsonNode, Instrument> known) throws IOException {
        return read("transaction", text, json -> transaction(json, known));
    }

    private static Transaction transaction(JsonFields json, Map<JsonNode, Instrument> known) {
        return new Transaction(
                json.text("account", AccountId::parse),
                json.text("kind", Kind::valueOf),
                json.flag("reversal"),
                json.text("date", LocalDate::parse),
                json.optional("at", Instant::parse),
                json.optional("valueDate", LocalDate::parse),
                json.optionalShared("about", FiguresJson::instrument, known),
                json.list("movements", movement -> movement(movement, known)),
                json.optional("gross", Money::parse),
                json.list(
                        "charges",
                        charge -> new Charge(
                                charge.text("type", Charge.Type::valueOf),
                                charge.text("amount", Money::parse),
                                charge.text("what", what -> what))),
                json.optional("net", Money::parse),
                json.optionalObject("rate", LedgerJson::rate),
                json.optional("worth", Money::parse),
                json.optional("reportedProfit", Money::parse),
                json.object("evidence", LedgerJson::evidence));
    }

    private static void write(ObjectNode json, Movement movement) {
        FiguresJson.write(json.putObject("instrument"), movement.instrument());
        json.put("quantity", movement.quantity().toString());
        put(json, "price", movement.price());
        put(json, "effect", movement.effect().map(Movement.Effect::name));
        json.put("role", movement.role().name());
    }

    private static Movement movement(JsonFields json, Map<JsonNode, Instrument> known) {
        return new Movement(
                json.shared("instrument", FiguresJson::instrument, known),
                json.text("quantity", Quantity::parse),
                json.optional("price", Money::parse),
                json.optional("effect", Movement.Effect::valueOf),
                json.text("role", Movement.Role::valueOf));
    }

    private static void write(ObjectNode json, FxRate rate) {
        json.put("base", rate.base().getCurrencyCode());
        json.put("quote", rate.quote().getCurrencyCode());
        json.put("value", rate.value().toPlainString());
        json.put("date", rate.date().toString());
        json.put("provider", rate.provider());
    }

    private static FxRate rate(JsonFields json) {
        return new FxRate(
                json.text("base", Currency::getInstance),
                json.text("quote", Currency::getInstance),
                json.text("value", BigDecimal::new),
                json.text("date", LocalDate::parse),
                json.text("provider", provider -> provider));
    }

    private static void write(ObjectNode json, Evidence evidence) {
        FiguresJson.texts(json.putArray("ids"), evidence.ids());
        json.put("type", evidence.type());
        json.put("text", evidence.text());
        json.put("note", evidence.note());
    }

    private static Evidence evidence(JsonFields json) {
        return new Evidence(
                json.texts("ids", ExternalId::parse),
                json.text("type", type -> type),
                json.text("text", text -> text),
                json.text("note", note -> note));
    }

    static String write(ReportedGain gain) throws JsonProcessingException {
        ObjectNode json = JsonFields.JSON.createObjectNode().put("format", FORMAT);
        json.put("account", gain.account().toString());
        FiguresJson.write(json.putObject("instrument"), gain.instrument());
        put(json, "opened", gain.opened());
        json.put("closed", gain.closed().toString());
        json.put("quantity", gain.quantity().toString());
        ArrayNode profits = json.putArray("profits");
        gain.profits().forEach(profit -> profits.addObject().put("amount", profit.toString()));
        put(json, "opening", gain.opening());
        put(json, "closing", gain.closing());
        return JsonFields.JSON.writeValueAsString(json);
    }

    /** @throws IOException if the text is not exactly what {@link #write(ReportedGain)} writes */
    static ReportedGain gain(String text) throws IOException {
        return read(
                "gain",
                text,
                json -> new ReportedGain(
                        json.text("account", AccountId::parse),
                        json.object("instrument", FiguresJson::instrument),
                        json.optional("opened", LocalDate::parse),
                        json.text("closed", LocalDate::parse),
                        json.text("quantity", Quantity::parse),
                        json.list("profits", profit -> profit.text("amount", Money::parse)),
                        json.optional("opening", ExternalId::parse),
                        json.optional("closing", ExternalId::parse)));
    }

    static String write(List<Finding> findings) throws JsonProcessingException {
        ObjectNode json = JsonFields.JSON.createObjectNode().put("format", FORMAT);
        ArrayNode all = json.putArray("findings");
        findings.forEach(finding -> FiguresJson.write(all.addObject(), finding));
        return JsonFields.JSON.writeValueAsString(json);
    }

    /** @throws IOException if the text is not exactly what {@link #write(List)} writes */
    static List<Finding> findings(String text) throws IOException {
        return read("list of findings", text, json -> json.list("findings", FiguresJson::finding));
    }

    private static <T> T read(String what, String text, Function<JsonFields, T> reading) throws IOException {
        try {
            return JsonFields.read(text, json -> {
                int format = json.number("format");
                if (format != FORMAT) {
                    throw new IllegalArgumentException("it has format " + format + " and not " + FORMAT);
                }
                return reading.apply(json);
            });
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IOException("A stored " + what + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void put(ObjectNode json, String name, Optional<?> value) {
        FiguresJson.put(json, name, value);
    }
}
