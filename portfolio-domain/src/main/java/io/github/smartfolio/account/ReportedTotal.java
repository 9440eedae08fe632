package io.github.smartfolio.account;

import io.github.smartfolio.money.Money;
import java.util.List;
import java.util.Objects;

/**
 * What an account is worth by the broker's own sum, to hold the lines of the account against.
 *
 * @param total in the currency of the account
 * @param apart what {@code total} holds and no line of the account does, in its currency and each once: pending profit of squared
 *     rows, closing costs
 */
public record ReportedTotal(Money total, List<Part> apart) {

    /** @param code a word for programs and translations, in capitals, for example {@code CLOSING_COSTS} */
    public record Part(String code, Money amount) {

        public Part {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(amount, "amount");
        }
    }

    public ReportedTotal {
        Objects.requireNonNull(total, "total");
        apart = List.copyOf(apart);
        apart.forEach(part -> total.plus(part.amount()));
    }
}
