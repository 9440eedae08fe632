package io.github.smartfolio.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Month names as exports abbreviate them. The language of the months, of the headers and of the words in the cells are three
 * different things in one file, so all languages are known at once; no abbreviation means two months.
 */
final class Months {

    private static final Map<String, Integer> BY_NAME = new HashMap<>();

    static {
        add(1, "jan janv janvier january januar januari gen gennaio ene enero");
        add(2, "feb fev fevr fevrier february februar februari febbraio febrero");
        add(3, "mar mars march mrt maart marz maerz mrz marzo marts");
        add(4, "apr avr avril april aprile abr abril");
        add(5, "may mai maj mei mag maggio mayo");
        add(6, "jun juin june juni giu giugno junio");
        add(7, "jul juil juillet july juli lug luglio julio");
        add(8, "aug aout august augustus ago agosto");
        add(9, "sep sept septembre september set settembre septiembre");
        add(10, "oct okt octobre october oktober ott ottobre octubre");
        add(11, "nov novembre november noviembre");
        add(12, "dec des dez decembre december desember dezember dic dicembre diciembre");
    }

    private Months() {}

    /** 1 to 12 for a name in any of the languages, with or without accents, capitals and a final dot. */
    static OptionalInt parse(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace(".", "")
                .toLowerCase(Locale.ROOT);
        Integer month = BY_NAME.get(plain);
        return month == null ? OptionalInt.empty() : OptionalInt.of(month);
    }

    private static void add(int month, String names) {
        for (String name : names.split(" ", -1)) {
            BY_NAME.put(name, month);
        }
    }
}
