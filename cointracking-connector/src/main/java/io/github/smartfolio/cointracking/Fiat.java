package io.github.smartfolio.cointracking;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of CoinTracking's tickers are money of states: those are cash, every other is a coin.
 *
 * <p>The codes of ISO 4217 that are money in use. Not among them: metals, funds and codes for tests, which are no cash anybody holds,
 * and withdrawn codes, because coins bear them (MTL was the Maltese lira).
 */
final class Fiat {

    private static final Set<String> IN_USE =
            Set.of(("AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL"
                            + " BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL"
                            + " GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD"
                            + " KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD"
                            + " OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP"
                            + " SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR"
                            + " ZMW ZWG")
                    .split(" "));
    // Codes younger than the Java that runs this are not there: their rows are coins until it knows them.
    private static final Map<String, Currency> BY_TICKER = Currency.getAvailableCurrencies().stream()
            .filter(currency -> IN_USE.contains(currency.getCurrencyCode()))
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    private Fiat() {}

    /** Empty if {@code ticker}, letter by letter, is a coin's. */
    static Optional<Currency> tryParse(String ticker) {
        return Optional.ofNullable(BY_TICKER.get(ticker));
    }
}
