package io.github.smartfolio.csv;

import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** What postings did to the cash of their accounts, and the broker's own rates. */
final class BookedMoney {

    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private final BookedCurrency currencies;
    private final String broker;

    BookedMoney(BookedCurrency currencies, String broker) {
        this.currencies = currencies;
        this.broker = broker;
    }

    /** In which {@code posting} was booked. */
    Currency currency(Posting posting) {
        return currencies.of(posting.line());
    }

    /** Empty if it moved no money. */
    Optional<Money> net(Posting posting) {
        return posting.booked().signum() != 0
                ? Optional.of(Money.of(posting.booked(), currency(posting)))
                : ofDeposit(posting);
    }

    // Of some deposits only the amount in the client's currency is told (file-formats 2.6).
    private Optional<Money> ofDeposit(Posting posting) {
        Line line = posting.line();
        Kind kind = posting.event().kind();
        BigDecimal amount = line.numberOrZero(Field.CLIENT_AMOUNT);
        return amount.signum() == 0 || (kind != Kind.DEPOSIT && kind != Kind.WITHDRAWAL)
                ? Optional.empty()
                : Optional.of(Money.of(amount, client(line).orElseGet(() -> currencies.of(line))));
    }

    /** What the broker computed as profit, in the client's currency; empty if it does not say, or says 0. */
    Optional<Money> profit(Posting posting) {
        BigDecimal profit = posting.line().numberOrZero(Field.PROFIT);
        return profit.signum() == 0
                ? Optional.empty()
                : client(posting.line()).map(currency -> Money.of(profit, currency));
    }

    /**
     * The broker's own rate: where the file names the client's currency from that of the account to it, or if they are the
     * same from the instrument's; else from the instrument's currency to the account's. Empty if the two are one.
     */
    Optional<FxRate> rate(Posting posting) {
        Line line = posting.line();
        Optional<BigDecimal> value = line.number(Field.RATE).filter(rate -> rate.signum() > 0);
        if (value.isEmpty()
                || (posting.booked().signum() == 0
                        && line.text(Field.BOOKED_CURRENCY).isEmpty())) {
            return Optional.empty();
        }
        Currency account = currencies.of(line);
        Optional<Currency> quoted =
                PriceUnit.tryParse(line.text(Field.CURRENCY)).map(PriceUnit::currency);
        Currency to = client(line).orElse(account);
        Optional<Currency> from = account.equals(to) ? quoted : Optional.of(account);
        return from.filter(base -> !base.equals(to))
                .filter(base -> !base.equals(account) || explains(line, posting.booked(), value.get()))
                .filter(base -> value.get().compareTo(BigDecimal.ONE) != 0)
                .map(base -> new FxRate(base, to, value.get(), posting.date(), broker));
    }

    // Between three currencies the rate may be the instrument's: then it does not lead from what was booked to what is
    // told of it.
    private static boolean explains(Line line, BigDecimal booked, BigDecimal rate) {
        BigDecimal told = line.numberOrZero(Field.CLIENT_AMOUNT);
        BigDecimal difference = booked.multiply(rate).subtract(told).abs();
        return told.signum() == 0
                || difference.compareTo(told.abs().multiply(ROUNDING).add(ROUNDING)) <= 0;
    }

    private static Optional<Currency> client(Line line) {
        return PriceUnit.tryParse(line.text(Field.CLIENT_CURRENCY)).map(PriceUnit::currency);
    }
}
