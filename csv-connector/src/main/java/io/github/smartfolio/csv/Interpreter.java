package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.csv.Vocabulary.Direction;
import io.github.smartfolio.csv.Vocabulary.State;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the cells of a row mean. A figure that cannot be read is absent, with a finding. A position of which direction, state, asset
 * type or unit is not known is kept without a value: it could be owed instead of owned, or be a hundredth, or a notional.
 */
final class Interpreter {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private final Match match;
    private final Optional<Tickers> tickers;
    private final Vocabulary words;
    private final Numbers numbers;
    private final Findings findings;
    private final Map<String, AccountId> accounts = new HashMap<>();
    private final Map<String, Optional<AssetClass>> assetClasses = new HashMap<>();
    private final Map<String, Boolean> cashTypes = new HashMap<>();
    private final Map<String, Direction> directions = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();
    private final Identifiers identifiers;

    Interpreter(Match match, Numbers numbers, Findings findings) {
        this.match = match;
        this.tickers = match.format().tickers();
        this.words = match.format().words();
        this.numbers = numbers;
        this.findings = findings;
        this.identifiers = new Identifiers(match.format().institution());
    }

    AccountId account(Cells cells) {
        return accounts.computeIfAbsent(
                cells.text(Column.ACCOUNT),
                number -> number.isEmpty()
                        ? AccountId.unspecified(match.format().institution())
                        : match.format().accounts().apply(number));
    }

    /** The cash in a row that is cash; empty if it is of an instrument. */
    Optional<CashBalance> cash(Cells cells) {
        if (tickers.isEmpty()) {
            return Optional.empty();
        }
        boolean byType = match.has(Column.ASSET_TYPE);
        if (byType && !isCash(cells)) {
            return Optional.empty();
        }
        Optional<Currency> currency = tickers.get().currencies().apply(cells.text(Column.SYMBOL));
        if (byType && currency.isEmpty()) {
            warn(cells, Column.SYMBOL, "NOT_A_CURRENCY", "This is no currency of ISO 4217; it is kept as a position.");
        }
        return currency.map(c -> cash(cells, Money.of(cells.quantity(), c)));
    }

    private CashBalance cash(Cells cells, Money balance) {
        return clientMoney(cells, Column.CLIENT_VALUE)
                .filter(value -> !value.currency().equals(balance.currency()))
                .filter(value -> isFigure(cells, value, price(cells, Column.PRICE, AssetClass.OTHER, Optional.empty())))
                .map(value -> CashBalance.of(balance).withClientValue(value))
                .orElseGet(() -> CashBalance.of(balance));
    }

    boolean isSquared(Cells cells) {
        return cells.quantity().signum() == 0 || state(cells) == State.SQUARED;
    }

    Position position(Cells cells) {
        Optional<AssetClass> assetClass = assetClass(cells);
        Optional<PriceUnit> units =
                cells.has(Column.CURRENCY) ? PriceUnit.tryParse(cells.text(Column.CURRENCY)) : Optional.empty();
        boolean known = isKnown(cells, assetClass, units);
        AssetClass kind = assetClass.orElse(AssetClass.OTHER);
        Quantity quantity = quantity(cells);
        Optional<Money> price = price(cells, Column.PRICE, kind, units);
        Optional<Money> averagePrice = price(cells, Column.AVERAGE_PRICE, kind, units);
        Optional<Money> profit = clientMoney(cells, Column.CLIENT_PROFIT);
        Optional<Money> clientValue = known
                ? clientValue(cells, kind, quantity, profit).filter(value -> isFigure(cells, value, price))
                : Optional.empty();
        Optional<Money> marketValue = known && !match.has(Column.CLIENT_VALUE)
                ? price.filter(p -> isWorthPriceTimesQuantity(cells, kind, units))
                        .map(p -> p.times(quantity))
                : Optional.empty();
        return new Position(
                new Instrument(identifiers(cells, assetClass), name(cells), kind, units.map(PriceUnit::currency)),
                quantity,
                averagePrice,
                price,
                Optional.empty(),
                marketValue,
                clientValue,
                profit,
                marketValue.isPresent() ? Valued.FROM_PRICE : Valued.REPORTED);
    }

    private static String name(Cells cells) {
        return cells.has(Column.INSTRUMENT) ? cells.text(Column.INSTRUMENT) : cells.instrument();
    }

    private Optional<AssetClass> assetClass(Cells cells) {
        return assetClasses.computeIfAbsent(cells.text(Column.ASSET_TYPE), type -> {
            boolean ofTicker = !match.has(Column.ASSET_TYPE) || words.isCash(type);
            return words.assetClass(type).or(() -> tickers.filter(t -> ofTicker).map(Tickers::assetClass));
        });
    }

    private boolean isCash(Cells cells) {
        return cashTypes.computeIfAbsent(cells.text(Column.ASSET_TYPE), words::isCash);
    }

    private Direction direction(Cells cells) {
        return directions.computeIfAbsent(cells.text(Column.DIRECTION), words::direction);
    }

    private State state(Cells cells) {
        return states.computeIfAbsent(cells.text(Column.STATUS), words::state);
    }

    private boolean isKnown(Cells cells, Optional<AssetClass> assetClass, Optional<PriceUnit> units) {
        boolean known = true;
        if (match.has(Column.ASSET_TYPE) && assetClass.isEmpty()) {
            known = unknown(cells, Column.ASSET_TYPE, "UNKNOWN_ASSET_TYPE", "asset type");
        }
        if (cells.has(Column.CURRENCY) && units.isEmpty()) {
            known = unknown(cells, Column.CURRENCY, "UNKNOWN_UNIT", "unit");
        }
        if (state(cells) == State.UNKNOWN) {
            known = unknown(cells, Column.STATUS, "UNKNOWN_STATUS", "state");
        }
        Direction direction = direction(cells);
        boolean contradicts = direction == Direction.LONG && cells.quantity().signum() < 0;
        if (contradicts || direction == Direction.UNKNOWN) {
            known = unknown(cells, Column.DIRECTION, "UNKNOWN_DIRECTION", "direction");
        }
        return known;
    }

    private boolean unknown(Cells cells, Column column, String code, String what) {
        warn(
                cells,
                column,
                code,
                "This " + what + " is not known, or contradicts the row: the position is kept without a value.");
        return false;
    }

    // A short position may be written with or without its sign; the word decides.
    private Quantity quantity(Cells cells) {
        BigDecimal quantity = cells.quantity();
        boolean turn = direction(cells) == Direction.SHORT && quantity.signum() > 0;
        return Quantity.of(turn ? quantity.negate() : quantity);
    }

    private Optional<Money> price(Cells cells, Column column, AssetClass kind, Optional<PriceUnit> units) {
        Optional<BigDecimal> number = number(cells, column);
        Optional<PriceUnit> unit = match.currency(column)
                .map(currency -> new PriceUnit(currency, false))
                .or(() -> units);
        if (number.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        if (tickers.isPresent() && number.get().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal price = unit.get().inCurrency(number.get());
        return Optional.of(Money.of(
                kind == AssetClass.BOND ? price.multiply(PERCENT) : price,
                unit.get().currency()));
    }

    private Optional<Money> clientMoney(Cells cells, Column column) {
        Optional<Currency> currency = match.currency(column);
        return currency.isPresent() ? number(cells, column).map(n -> Money.of(n, currency.get())) : Optional.empty();
    }

    // What a margin product adds is its profit; what is owed counts against what is owned, however the file signs it.
    private Optional<Money> clientValue(Cells cells, AssetClass kind, Quantity quantity, Optional<Money> profit) {
        Optional<Money> value = clientMoney(cells, Column.CLIENT_VALUE);
        if (kind.isMargin()) {
            if (profit.isEmpty()) {
                warn(cells, Column.CLIENT_PROFIT, "NO_PROFIT", "A margin product adds its profit, which is not here.");
            }
            return profit;
        }
        if (quantity.isShort() && value.filter(v -> v.amount().signum() > 0).isPresent()) {
            warn(
                    cells,
                    Column.CLIENT_VALUE,
                    "SHORT_VALUE",
                    "The value of a short position is owed: it counts as negative.");
            return value.map(Money::negated);
        }
        return value;
    }

    // Who writes 0 for a value that nobody knows also writes 0 for one that is less than a cent.
    private boolean isFigure(Cells cells, Money value, Optional<Money> price) {
        return tickers.isEmpty()
                || value.amount().signum() != 0
                || price.isPresent()
                || number(cells, Column.SECOND_VALUE)
                        .filter(second -> second.signum() != 0)
                        .isPresent();
    }

    private boolean isWorthPriceTimesQuantity(Cells cells, AssetClass kind, Optional<PriceUnit> units) {
        boolean byUnit = kind == AssetClass.STOCK
                || kind == AssetClass.ETF
                || kind == AssetClass.FUND
                || kind == AssetClass.CRYPTO;
        boolean maybeHundredths = units.filter(PriceUnit::hundredth).isEmpty()
                && identifiers.mayQuoteHundredths(cells.text(Column.SYMBOL));
        return byUnit && !maybeHundredths;
    }

    private Optional<BigDecimal> number(Cells cells, Column column) {
        if (!cells.has(column)) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = cells.number(column, numbers);
        if (number.isEmpty()) {
            warn(
                    cells,
                    column,
                    "UNREADABLE_NUMBER",
                    "This is no number as the others in the file; the figure is left out.");
        }
        return number;
    }

    // A derivative bears the symbol, and sometimes the ISIN, of what it derives from.
    private Set<InstrumentIdentifier> identifiers(Cells cells, Optional<AssetClass> assetClass) {
        boolean itself = assetClass.map(AssetClass::isCashSecurity).orElse(true);
        if (tickers.isPresent() && cells.has(Column.SYMBOL)) {
            return Set.of(NativeId.of(match.format().institution(), cells.text(Column.SYMBOL)));
        }
        Optional<InstrumentIdentifier> byCode =
                itself && cells.has(Column.ISIN) ? Optional.of(code(cells)) : Optional.empty();
        Optional<InstrumentIdentifier> bySymbol =
                cells.has(Column.SYMBOL) ? Optional.of(symbol(cells, assetClass)) : Optional.empty();
        if (byCode.isPresent() && bySymbol.isPresent()) {
            return Set.of(byCode.get(), bySymbol.get());
        }
        return Set.of(byCode.or(() -> bySymbol).orElseGet(() -> identifiers.ofName(name(cells))));
    }

    private InstrumentIdentifier code(Cells cells) {
        InstrumentIdentifier code = identifiers.ofCode(cells.text(Column.ISIN));
        if (!(code instanceof Isin)) {
            warn(cells, Column.ISIN, "NOT_AN_ISIN", "This is no ISIN; the position is kept under the broker's code.");
        }
        return code;
    }

    private InstrumentIdentifier symbol(Cells cells, Optional<AssetClass> assetClass) {
        boolean listed = assetClass.map(AssetClass::isCashSecurity).orElse(!match.has(Column.ASSET_TYPE));
        return identifiers.ofSymbol(cells.text(Column.SYMBOL), assetClass, listed);
    }

    private void warn(Cells cells, Column column, String code, String message) {
        findings.add(Finding.of(Severity.WARNING, code, message)
                .atRow(cells.line())
                .inColumn(match.name(column), cells.text(column)));
    }
}
