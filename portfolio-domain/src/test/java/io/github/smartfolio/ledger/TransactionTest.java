package io.github.smartfolio.ledger;

import static io.github.smartfolio.ledger.Journal.DAY;
import static io.github.smartfolio.ledger.Journal.SHARE;
import static io.github.smartfolio.ledger.Journal.instrument;
import static io.github.smartfolio.ledger.Journal.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the figures of one transaction have to agree on. */
class TransactionTest {

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    @Test
    void grossAndChargesMakeNet() {
        Transaction dividend = on(DAY, Kind.DIVIDEND)
                .about(SHARE)
                .gross(eur("22.00"))
                .charge(Charge.tax(eur("-3.30"), "Withholding tax"))
                .net(eur("18.70"))
                .build();
        assertThat(dividend.charges()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(DAY, Kind.DIVIDEND)
                        .about(SHARE)
                        .gross(eur("22.00"))
                        .charge(Charge.tax(eur("-3.30"), "Withholding tax"))
                        .net(eur("18.71"))
                        .build())
                .withMessageContaining("EUR 18.7,")
                .withMessageContaining("EUR 18.71");
    }

    @Test
    void amountsOfTwoCurrenciesNeedTheBrokersRate() {
        // 1310.50 x 0.849567 = 1113.3576; less 0.89 is 1112.4676, booked 1112.47
        Transaction.Builder sale = on(DAY, Kind.SELL)
                .movement(Movement.of(SHARE, "-5"))
                .gross(Money.of("1310.50", "USD"))
                .charge(Charge.fee(eur("-0.89"), "costs"))
                .net(eur("1112.47"));
        assertThatIllegalArgumentException().isThrownBy(sale::build).withMessageContaining("No rate");
        Transaction booked =
                sale.rate(FxRate.of("USD", "EUR", "0.849567", DAY, "saxo")).build();
        assertThat(booked.asBooked(Money.of("100", "USD"), Journal.EUR)).contains(eur("84.9567"));
        assertThat(booked.asBooked(Money.of("100", "CHF"), Journal.EUR)).isEmpty();
        // Two amounts were rounded: two cents are too much, three are not let pass.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale.net(eur("1112.50")).build());
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 10, 500", "BUY, -10, -500", "SELL, -10, -500", "SELL, 10, 500", "DEPOSIT, , -1", "WITHDRAWAL, , 1",
        "DEPOSIT, 10, 1", "DIVIDEND, 10, 5", "TRANSFER_IN, -10, ", "TRANSFER_OUT, 10, ", "SPLIT, 10, ", "SWAP, 10, ",
        "EXCHANGE, -10, ", "FEE, 10, -1"
    })
    void whatAKindDoesNotDo(Kind kind, String units, String net) {
        Transaction.Builder builder = on(DAY, kind);
        if (units != null) {
            builder.movement(Movement.of(SHARE, units));
        }
        if (net != null) {
            builder.net(eur(net));
        }
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(kind.name());
    }

    @Test
    void aReversalHasTheOtherSigns() {
        Transaction undone = on(DAY, Kind.BUY)
                .reversal()
                .movement(Movement.of(SHARE, "-10"))
                .gross(eur("500"))
                .net(eur("500"))
                .build();
        assertThat(undone).hasToString("2026-01-05 BUY (reversal) ACME -10 EUR 500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(DAY, Kind.BUY)
                        .reversal()
                        .movement(Movement.of(SHARE, "10"))
                        .net(eur("500"))
                        .build());
    }

    @Test
    void aMarginProductBooksItsProfit() {
        Instrument future = Instrument.of(
                "E-mini", AssetClass.FUTURE, Journal.USD, NativeId.of("saxo", "47316301:ContractFutures"));
        Transaction closed = on(DAY, Kind.SELL)
                .movement(Movement.of(future, "-1"))
                .gross(Money.of("-1325", "USD"))
                .net(Money.of("-1325", "USD"))
                .build();
        assertThat(closed.gross()).contains(Money.of("-1325", "USD"));
    }

    @Test
    void unitsMayBeUnknownButNotOfWhat() {
        assertThat(on(DAY, Kind.BUY).about(SHARE).net(eur("-5")).build().instrument())
                .contains(SHARE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(DAY, Kind.BUY).net(eur("-5")).build());
    }

    @Test
    void chargesOfNothingAreNone() {
        assertThat(on(DAY, Kind.BUY)
                        .movement(Movement.of(SHARE, "1"))
                        .gross(eur("-5"))
                        .charge(Charge.fee(eur("0"), "Commission"))
                        .net(eur("-5"))
                        .build()
                        .charges())
                .isEmpty();
    }

    @Test
    void aFeeInCoinsIsNoPurchase() {
        Transaction traded = on(DAY, Kind.BUY)
                .movement(Movement.of(SHARE, "1"))
                .movement(Movement.fee(instrument("BNB"), Quantity.of("-0.1")))
                .net(eur("-5"))
                .build();
        assertThat(traded.principals()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void idsReadBackWhatTheyWrote(Scheme scheme) {
        ExternalId id = ExternalId.of(scheme, "70:1");
        assertThat(ExternalId.parse(id.toString())).isEqualTo(id);
    }

    @Test
    void whatIsNoId() {
        assertThat(ExternalId.of(Scheme.CORPORATE_ACTION, "9300002")).hasToString("corporate-action:9300002");
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalId.parse("7000"));
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalId.parse("bill:7000"));
        assertThatIllegalArgumentException().isThrownBy(() -> TransactionId.parse("7000"));
        assertThatIllegalArgumentException().isThrownBy(() -> Movement.of(SHARE, "0"));
    }
}
