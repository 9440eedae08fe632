package io.github.smartfolio.csv;

import io.github.smartfolio.connect.Question;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which currency the rows of a file were booked. The first that says so: the column of the currency or the name of that of
 * the amount; the end of the account's number, {@code 69900/1000000USD}; a rate of 1, which makes it the instrument's
 * currency; the one currency that all rows with a rate of 1 agree on; a person.
 */
final class BookedCurrency {

    static final String QUESTION = "bookedCurrency";

    private static final Pattern ACCOUNT_OF_CURRENCY = Pattern.compile(".*\\d([A-Z]{3})");

    private final Optional<Currency> ofTheRest;
    private final Optional<Question> question;

    private BookedCurrency(Optional<Currency> ofTheRest, Optional<Question> question) {
        this.ofTheRest = ofTheRest;
        this.question = question;
    }

    /** @throws Unreadable if a person answered with what is no currency */
    static BookedCurrency of(List<Line> lines, Books books) throws Unreadable {
        Set<String> met = new TreeSet<>();
        Set<Currency> agreed = new TreeSet<>((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()));
        boolean open = false;
        for (Line line : lines) {
            quoted(line).ifPresent(currency -> met.add(currency.getCurrencyCode()));
            open |= told(line).isEmpty() && !line.has(Field.BOOKED_CURRENCY) && !isZero(line);
            if (isAtParity(line)) {
                quoted(line).ifPresent(agreed::add);
            }
        }
        if (!open) {
            return new BookedCurrency(Optional.empty(), Optional.empty());
        }
        Optional<String> answer = Optional.ofNullable(books.file().answers().get(QUESTION));
        if (answer.isPresent()) {
            Optional<Currency> said = mainUnit(answer.get().strip());
            return new BookedCurrency(
                    Optional.of(said.orElseThrow(() -> new Unreadable(
                            "The answer \"" + answer.get() + "\" is no currency of ISO 4217, such as EUR."))),
                    Optional.empty());
        }
        if (agreed.size() == 1) {
            Currency one = agreed.iterator().next();
            books.say(Finding.of(
                    Severity.INFO,
                    "BOOKED_CURRENCY",
                    "The file does not say in which currency amounts are booked; they are taken for " + one
                            + ", in which all rows with a rate of 1 are."));
            return new BookedCurrency(Optional.of(one), Optional.empty());
        }
        return new BookedCurrency(
                Optional.empty(),
                Optional.of(new Question(
                        QUESTION,
                        "In which currency are the amounts booked? The file does not say.",
                        List.copyOf(met),
                        true)));
    }

    /** What has to be answered before rows can be read. */
    Optional<Question> question() {
        return question;
    }

    /** @throws UnreadableRow if nothing says it, or in a word that is no currency */
    Currency of(Line line) {
        Field column = line.has(Field.BOOKED_CURRENCY) ? Field.BOOKED_CURRENCY : Field.BOOKED;
        Optional<Currency> rest = column == Field.BOOKED ? ofTheRest : Optional.empty();
        return told(line)
                .or(() -> rest)
                .orElseThrow(() -> line.unreadable(
                        column,
                        "NO_CURRENCY",
                        "Nothing says in which currency this was booked, so the row is left out."));
    }

    /** The currency that ends the number of an account, as brokers number accounts of one currency. */
    static Optional<Currency> ofAccount(String number) {
        Matcher matcher = ACCOUNT_OF_CURRENCY.matcher(number);
        return matcher.matches() ? mainUnit(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Currency> told(Line line) {
        if (line.has(Field.BOOKED_CURRENCY)) {
            return mainUnit(line.text(Field.BOOKED_CURRENCY));
        }
        return line.page()
                .places()
                .currency(Field.BOOKED)
                .or(() -> ofAccount(line.text(Field.ACCOUNT)))
                .or(() -> isAtParity(line) ? quoted(line) : Optional.empty());
    }

    private static Optional<Currency> mainUnit(String code) {
        return PriceUnit.tryParse(code).filter(unit -> !unit.hundredth()).map(PriceUnit::currency);
    }

    private static Optional<Currency> quoted(Line line) {
        return PriceUnit.tryParse(line.text(Field.CURRENCY)).map(PriceUnit::currency);
    }

    private static boolean isAtParity(Line line) {
        return number(line, Field.RATE)
                .filter(rate -> rate.compareTo(BigDecimal.ONE) == 0)
                .isPresent();
    }

    private static boolean isZero(Line line) {
        return number(line, Field.BOOKED).orElse(BigDecimal.ZERO).signum() == 0
                && number(line, Field.CLIENT_AMOUNT).orElse(BigDecimal.ZERO).signum() == 0;
    }

    // What cannot be read is told of when the row is.
    private static Optional<BigDecimal> number(Line line, Field field) {
        try {
            return line.number(field);
        } catch (UnreadableRow e) {
            return Optional.empty();
        }
    }
}
