package io.github.smartfolio.benchmarks;

import io.github.smartfolio.instrument.Isin;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Makes positions files of the shape of Saxo's French one: 48 columns, quoted cells with newlines, display amounts, group rows. */
final class FrenchPositions {

    private static final String HEADER =
            "\ufeffInstruments,Statut,Sens,Quantité,Prix entrée,Prix actuel,% 1J,Stop,Limite,+/- (%),+/- Value,"
                    + "+/- Nette (EUR),Valeur actuelle (EUR),Exposition (EUR),B/P journaliers,Exposition,État du marché,Compte,"
                    + "N° de position,Date de valeur,Symbole,Pips/ticks,Intérêts courus,Expiration :,Date de notification,"
                    + "Dernière mise à jour,+/- Brute (Devise),+/- Brute  (EUR),Option d'achat/Option de vente,Exercice,"
                    + "Heure d’ouverture,Intérêts ouverts,Val. actuelle,Prix revient,Delta,Gamma,Vega,Theta,Vol. moyenne,"
                    + "\"Achat/Vente\n\",Prix sous-jacent,Devise,ISIN,Émetteur,Type d'actif,B/P journaliers (EUR),"
                    + "Intérêts courus (EUR),Règlement\n";

    private final byte[] content;
    private final BigDecimal total;

    private FrenchPositions(byte[] content, BigDecimal total) {
        this.content = content;
        this.total = total;
    }

    /** The same file for the same number of rows. */
    static FrenchPositions of(int rows) {
        Random random = new Random(42);
        ByteArrayOutputStream out = new ByteArrayOutputStream(rows * 340);
        write(out, HEADER);
        write(out, "Actions (" + rows + ")" + ",".repeat(47) + '\n');
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < rows; i++) {
            BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(99_900), 2);
            int quantity = 1 + random.nextInt(500);
            BigDecimal value = price.multiply(BigDecimal.valueOf(quantity));
            total = total.add(value);
            String display =
                    String.format(Locale.ROOT, "%,d", value.longValue()).replace(',', '\u00a0');
            write(
                    out,
                    "Company " + i + " SA ,\"Ouvert\n\",Long," + quantity + ',' + price + ',' + price
                            + ",\"-0,04%\",,,\"11,84%\",417 EUR,190.36," + value + ',' + value + ",-2 EUR," + display
                            + " EUR,PAR,78800/1000001EUR,,,C" + i + ":xpar,3\u00a0672,,,,15:59:38,441 EUR,394.45,,–,,,"
                            + display + " EUR," + price + ",,,,,,\"" + price + " x " + price + "\",–,EUR," + isin(i)
                            + ",Company " + i + ",Action,-1.32766,,\n");
        }
        return new FrenchPositions(out.toByteArray(), total);
    }

    byte[] content() {
        return content;
    }

    /** What the positions are worth, in euros. */
    BigDecimal total() {
        return total;
    }

    private static String isin(int number) {
        String body = String.format(Locale.ROOT, "FR%09d", number);
        for (int digit = 0; digit < 10; digit++) {
            if (Isin.tryParse(body + digit).isPresent()) {
                return body + digit;
            }
        }
        throw new IllegalStateException(body);
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
