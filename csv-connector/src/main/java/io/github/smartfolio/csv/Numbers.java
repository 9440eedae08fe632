package io.github.smartfolio.csv;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads the numbers of one file in the one style they are all written in, which the file as a whole decides: {@code 58,12} says
 * that {@code 71,005} is seventy-one and not seventy-one thousand.
 *
 * <p>If the file says both, nothing that could be either is read, and of the rest what is written in the style of most; or,
 * where each number may have a style of its own, all of it.
 */
final class Numbers {

    private final NumberStyle style;
    private final boolean contradictory;
    private final boolean each;

    private Numbers(NumberStyle style, boolean contradictory, boolean each) {
        this.style = style;
        this.contradictory = contradictory;
        this.each = each;
    }

    /** In which most are written. */
    NumberStyle style() {
        return style;
    }

    /** @return empty if the text is no number in the file's style, or could be two */
    Optional<BigDecimal> read(String text) {
        if (contradictory && NumberStyle.isAmbiguous(text)) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = style.read(text);
        return number.isEmpty() && each ? other().read(text) : number;
    }

    private NumberStyle other() {
        return style == NumberStyle.DECIMAL_COMMA ? NumberStyle.DECIMAL_POINT : NumberStyle.DECIMAL_COMMA;
    }

    /** Looks at every number cell of a file, and then says how they are to be read. */
    static final class Census {

        private int onlyPoint;
        private int onlyComma;
        private int pointOrThousands;
        private int commaOrThousands;

        void count(String text) {
            int point = text.indexOf('.');
            int comma = text.indexOf(',');
            if (point < 0 && comma < 0) {
                return;
            }
            // Nearly every number: digits, a point, and not three digits behind it. Nothing else need be tried.
            if (comma < 0 && text.length() - point != 4 && NumberStyle.isPlain(text)) {
                onlyPoint++;
                return;
            }
            boolean withPoint = NumberStyle.DECIMAL_POINT.read(text).isPresent();
            boolean withComma = NumberStyle.DECIMAL_COMMA.read(text).isPresent();
            if (withPoint && withComma) {
                if (point >= 0) {
                    pointOrThousands++;
                } else {
                    commaOrThousands++;
                }
            } else if (withPoint) {
                onlyPoint++;
            } else if (withComma) {
                onlyComma++;
            }
        }

        /** @param usual the style of a file that does not say, or which is certain */
        Numbers decide(NumberStyle usual) {
            if (usual.isCertain()) {
                return new Numbers(usual, false, false);
            }
            // Columns of raw numbers have no thousands signs (file-formats 1.1): where nothing else decides, a sign is
            // the decimal
            // one. "1.234" and "1,234" together then contradict each other.
            int point = onlyPoint + onlyComma > 0 ? onlyPoint : pointOrThousands;
            int comma = onlyPoint + onlyComma > 0 ? onlyComma : commaOrThousands;
            NumberStyle more =
                    point == comma ? usual : point > comma ? NumberStyle.DECIMAL_POINT : NumberStyle.DECIMAL_COMMA;
            return new Numbers(more, point > 0 && comma > 0, false);
        }

        /**
         * As {@link #decide}, but a number that is one in the other style only is read in that: some exports mix {@code 1.83}
         * and {@code -422,99} in one column.
         */
        Numbers decideEach(NumberStyle usual) {
            Numbers decided = decide(usual);
            return new Numbers(decided.style, decided.contradictory, true);
        }
    }
}
