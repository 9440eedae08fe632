package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Workbooks of executed trades, with what each booking is made of on a sheet of its own, where deposits stand as well
 * (file-formats 2.8). The currency of an instrument is not told: where its amount is not the account's, figures are in the
 * account's.
 *
 * @param trades how the sheet of the trades with all columns may look
 * @param shortTrades how the sheet with the first of these columns looks, which tells nothing more
 * @param amounts how the sheet of the parts of bookings may look
 * @param sides the words for what was done
 */
record TradesExport(
        String kind,
        List<SheetForm> trades,
        List<SheetForm> shortTrades,
        List<SheetForm> amounts,
        Phrases<Side> sides,
        Wording wording)
        implements Export {

    /** What was done. */
    enum Side {
        BOUGHT,
        SOLD,
        /** A trade is undone: its quantity with the other sign. */
        CANCELLED,
        /** In place of one that was undone. */
        BOOKED_AGAIN
    }

    TradesExport {
        Objects.requireNonNull(kind, "kind");
        trades = List.copyOf(trades);
        shortTrades = List.copyOf(shortTrades);
        amounts = List.copyOf(amounts);
        Objects.requireNonNull(sides, "sides");
        Objects.requireNonNull(wording, "wording");
    }

    @Override
    public Fit fits(List<Sheet> sheets) {
        if (Page.first(sheets, trades).isPresent()) {
            return Fit.WHOLLY;
        }
        boolean partly = Page.first(sheets, amounts).isPresent()
                || Page.first(sheets, shortTrades).isPresent();
        return partly ? Fit.PARTLY : Fit.NOT;
    }

    @Override
    public ImportReport read(UploadedFile file, List<Sheet> sheets) throws Unreadable {
        Books books = new Books(file);
        Optional<Page> page = Page.first(sheets, trades);
        if (page.isEmpty()) {
            String language = Page.first(sheets, amounts)
                    .or(() -> Page.first(sheets, shortTrades))
                    .map(other -> other.form().language())
                    .orElse("en");
            return books.lackingSheet(kind, SheetForm.inLanguage(trades, language));
        }
        String language = page.get().form().language();
        Optional<Page> parts = Page.first(sheets, amounts);
        if (parts.isEmpty()) {
            return books.lackingSheet(kind, SheetForm.inLanguage(amounts, language));
        }
        Reading reading = new Reading(this, new Entries(wording, books));
        List<Transaction> read =
                reading.read(page.get().lines(books), parts.get().lines(books));
        return books.report(kind, language, Booked.of(read));
    }

    /** One file. */
    private static final class Reading {

        private final TradesExport export;
        private final Entries entries;
        private final Map<AccountId, Currency> currencies = new HashMap<>();

        Reading(TradesExport export, Entries entries) {
            this.export = export;
            this.entries = entries;
        }

        List<Transaction> read(List<Line> trades, List<Line> amounts) {
            Map<String, List<Line>> byTrade = new LinkedHashMap<>();
            amounts.forEach(line ->
                    byTrade.computeIfAbsent(key(line), k -> new ArrayList<>()).add(line));
            List<Transaction> read = new ArrayList<>();
            for (Line line : trades) {
                List<Line> own = Optional.ofNullable(byTrade.remove(key(line))).orElse(List.of());
                try {
                    read.add(trade(line, own));
                    entries.books().accept(1 + own.size(), line.neededDate(Field.DATE));
                } catch (UnreadableRow e) {
                    entries.books().reject(e.finding(), 1 + own.size());
                }
            }
            byTrade.values().forEach(left -> left.forEach(line -> addCash(line, read)));
            return read;
        }

        private static String key(Line line) {
            return line.text(Field.ACCOUNT) + ' ' + line.text(Field.TRADE_ID);
        }

        private Transaction trade(Line line, List<Line> own) {
            AccountId account = Posting.account(line, export.wording());
            Currency currency = PriceUnit.tryParse(line.text(Field.BOOKED_CURRENCY))
                    .map(PriceUnit::currency)
                    .orElseThrow(() ->
                            line.unreadable(Field.BOOKED_CURRENCY, "NO_CURRENCY", "This is no currency of ISO 4217."));
            currencies.put(account, currency);
            List<Part> parts = own.stream()
                    .map(part -> Part.of(part, currency, export.wording()))
                    .toList();
            checkSum(line, parts);
            BigDecimal quantity = line.numberOrZero(Field.QUANTITY);
            Instrument instrument = entries.instruments()
                    .of(line)
                    .orElseThrow(() -> line.unreadable(
                            Field.INSTRUMENT, "NO_INSTRUMENT", "Nothing in this row says which instrument it is."));
            Side side = export.sides()
                    .meaning(line.text(Field.SIDE))
                    .orElseThrow(() -> line.unreadable(
                            Field.SIDE, "UNKNOWN_SIDE", "It is not known what was done, so the row is left out."));
            boolean undone = side == Side.CANCELLED;
            boolean buys = switch (side) {
                case BOUGHT -> true;
                case SOLD -> false;
                case CANCELLED -> quantity.signum() < 0;
                case BOOKED_AGAIN -> quantity.signum() >= 0;
            };
            Kind kind = buys ? Kind.BUY : Kind.SELL;
            Transaction.Builder begun = Transaction.on(line.neededDate(Field.DATE), account, kind)
                    .evidence(new Evidence(Posting.ids(line), "", line.text(Field.SIDE), ""));
            if (undone) {
                begun.reversal();
            }
            line.date(Field.VALUE_DATE).ifPresent(begun::valueDate);
            line.time(Field.EXECUTED)
                    .filter(time -> !time.toLocalTime().equals(LocalTime.MIDNIGHT))
                    .ifPresent(time -> begun.at(entries.books().at(time)));
            Part.tell(begun, kind, parts, entries.books());
            BigDecimal units = Event.sign(kind, undone) < 0 ? quantity.abs().negate() : quantity.abs();
            if (units.signum() == 0) {
                begun.about(instrument);
            } else {
                begun.movement(entries.movement(instrument, units, price(line, own, currency, units), line));
            }
            return entries.build(begun, line);
        }

        private static void checkSum(Line line, List<Part> parts) {
            BigDecimal sum = Part.sum(parts);
            BigDecimal difference = line.numberOrZero(Field.BOOKED).subtract(sum);
            if (difference.signum() != 0) {
                throw line.unreadable(
                        Field.BOOKED,
                        "BOOKINGS_DIFFER",
                        "The booked amounts of trade " + line.text(Field.TRADE_ID) + " add up to " + sum.toPlainString()
                                + ": the difference is " + difference.toPlainString() + ". The trade is left out.");
            }
        }

        // A price is told only in a currency that is known: the account's, if the amount for units is the same in both.
        private Optional<Money> price(Line line, List<Line> own, Currency account, BigDecimal units) {
            List<Line> forUnits = own.stream()
                    .filter(part -> Part.of(part, account, export.wording()).is(AmountType.SHARES))
                    .toList();
            boolean same = forUnits.stream()
                    .allMatch(part ->
                            part.numberOrZero(Field.INSTRUMENT_AMOUNT).compareTo(part.numberOrZero(Field.BOOKED)) == 0);
            if (!same) {
                entries.books()
                        .sayOnce(
                                line.finding(
                                        Severity.INFO,
                                        "NATIVE_CURRENCY",
                                        "The file does not name the currencies of instruments; where one is not the"
                                                + " account's, amounts are told in the account's and no price."),
                                "");
                return Optional.empty();
            }
            BigDecimal price = entries.ofOne(line.numberOrZero(Field.PRICE), new PriceUnit(account, false), line);
            BigDecimal paid = forUnits.stream()
                    .map(part -> part.numberOrZero(Field.BOOKED))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .abs();
            boolean explains = price.multiply(units.abs()).subtract(paid).abs().compareTo(BigDecimal.ONE) < 0;
            return explains && price.signum() > 0 ? Optional.of(Money.of(price, account)) : Optional.empty();
        }

        private void addCash(Line line, List<Transaction> read) {
            try {
                if (!export.wording().isCash(line.text(Field.ASSET_TYPE))) {
                    throw new UnreadableRow(line.finding(
                            Severity.ERROR,
                            "NO_TRANSACTION",
                            "This row belongs to no trade of the file that could be read."));
                }
                AccountId account = Posting.account(line, export.wording());
                Currency currency = Optional.ofNullable(currencies.get(account))
                        .or(() -> BookedCurrency.ofAccount(line.text(Field.ACCOUNT)))
                        .orElseThrow(() -> line.unreadable(
                                Field.ACCOUNT, "NO_CURRENCY", "Nothing says in which currency this was booked."));
                Part part = Part.of(line, currency, export.wording());
                if (part.ownKind() == Kind.UNKNOWN) {
                    entries.sayUnknown(line, part.words());
                }
                Transaction.Builder begun = Transaction.on(line.neededDate(Field.DATE), account, part.ownKind())
                        .evidence(new Evidence(Posting.ids(line), "", part.words(), ""))
                        .net(part.amount());
                line.date(Field.VALUE_DATE).ifPresent(begun::valueDate);
                Transaction transaction = entries.build(begun, line);
                read.add(transaction);
                entries.books().accept(1, transaction.date());
            } catch (UnreadableRow e) {
                entries.books().reject(e.finding());
            }
        }
    }
}
