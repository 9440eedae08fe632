package io.github.smartfolio.app.pages;

import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;

/** Words, figures and dates as one person reads them. Nothing before this knows a language. Not for several threads. */
final class Texts {

    private static final String BUNDLE = "io.github.smartfolio.app.pages.messages";

    // Enough for what brokers average; more would only be the noise of a division.
    private static final int MOST_DIGITS_OF_A_PRICE = 6;
    // Of a coin of which there are millions.
    private static final int DIGITS_OF_A_SMALL_PRICE = 4;

    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle words;
    // Dear to make, and a page has hundreds of amounts in few currencies.
    private final Map<Currency, NumberFormat> moneyFormats = new HashMap<>();

    Texts(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.words = bundle(locale);
    }

    /** The words of a language; never those of the language this machine happens to speak. */
    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    String language() {
        return locale.getLanguage();
    }

    /** {@code fr-CH}, for formats a script makes. */
    String tag() {
        return locale.toLanguageTag();
    }

    ZoneId zone() {
        return zone;
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    String text(String key, Object... args) {
        return new MessageFormat(words.getString(key), locale).format(args);
    }

    /** All words whose key begins with one of {@code prefixes}, their places for arguments left open. */
    Map<String, String> under(String... prefixes) {
        Map<String, String> some = new TreeMap<>();
        for (String key : words.keySet()) {
            for (String prefix : prefixes) {
                if (key.startsWith(prefix)) {
                    some.put(key, words.getString(key));
                }
            }
        }
        return some;
    }

    /** To the currency's minor unit. */
    String money(Money money) {
        return money(money, digits(money.currency()), digits(money.currency()));
    }

    /** With the digits of its own that a price of one unit may have, however small it is. */
    String price(Money money) {
        int least = digits(money.currency());
        BigDecimal amount = money.amount();
        int zerosBehindThePoint = amount.scale() - amount.precision();
        int most = Math.max(MOST_DIGITS_OF_A_PRICE, zerosBehindThePoint + DIGITS_OF_A_SMALL_PRICE);
        return money(money, least, Math.max(least, most));
    }

    /** All digits. */
    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(number.scale(), 0));
        return format.format(number);
    }

    String whole(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A part of one as per cent, to two decimals. */
    String percent(BigDecimal part) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(part);
    }

    String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone)
                .format(instant);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    String languageName(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(locale);
    }

    /** How long ago something was, in the largest unit of which there is one. */
    String ago(Duration age) {
        long days = age.toDays();
        if (days >= 730) {
            return text("ago.years", days / 365);
        }
        if (days >= 60) {
            return text("ago.months", days / 30);
        }
        if (days >= 2) {
            return text("ago.days", days);
        }
        if (age.toHours() >= 1) {
            return text("ago.hours", age.toHours());
        }
        return age.toMinutes() >= 1 ? text("ago.minutes", age.toMinutes()) : text("ago.now");
    }

    private String money(Money money, int leastDigits, int mostDigits) {
        NumberFormat format = moneyFormats.computeIfAbsent(money.currency(), this::moneyFormat);
        format.setMinimumFractionDigits(leastDigits);
        format.setMaximumFractionDigits(mostDigits);
        return format.format(money.amount());
    }

    private NumberFormat moneyFormat(Currency currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format;
    }

    private static int digits(Currency currency) {
        return Math.max(currency.getDefaultFractionDigits(), 0);
    }
}
