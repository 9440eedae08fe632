package io.github.smartfolio.app.rates;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * {@code eurofxref-hist.zip}: one CSV file with a row per business day since 1999, newest first, a column per currency, {@code N/A}
 * where there was no rate, and a comma at the end of every line.
 */
final class HistoryFile {

    // Longer than the history will be for a century; what unpacks to more is not that file.
    private static final int MOST_ROWS = 50_000;
    private static final int LONGEST_ROW = 4_000;

    private HistoryFile() {}

    /** @throws UnreadableRatesException if this is not the bank's file, or not all of it */
    static NavigableMap<LocalDate, Map<Currency, BigDecimal>> read(byte[] zipped) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".csv")) {
                    return table(new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8)));
                }
            }
        } catch (ZipException | EOFException e) {
            throw new UnreadableRatesException("the archive is damaged", e);
        }
        throw new UnreadableRatesException("there is no CSV file in the archive");
    }

    private static NavigableMap<LocalDate, Map<Currency, BigDecimal>> table(BufferedReader csv) throws IOException {
        String[] header = cells(csv);
        if (header.length < 2 || !header[0].equals("Date")) {
            throw new UnreadableRatesException("its first line does not begin with 'Date'");
        }
        var currencies = Stream.of(header).map(DailyRates::currency).toList();
        DailyRates rates = new DailyRates();
        int rows = 0;
        for (String[] row = cells(csv); row.length > 1; row = cells(csv)) {
            if (row.length != header.length || ++rows > MOST_ROWS) {
                throw new UnreadableRatesException(
                        "row " + rows + " has " + row.length + " cells, not " + header.length);
            }
            LocalDate day = day(row[0]);
            for (int column = 1; column < row.length; column++) {
                Optional<Currency> currency = currencies.get(column);
                if (currency.isPresent() && !row[column].isEmpty() && !row[column].equals("N/A")) {
                    rates.add(day, currency.get(), row[column]);
                }
            }
        }
        return rates.all();
    }

    private static LocalDate day(String text) throws UnreadableRatesException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableRatesException("not a day: '" + text + "'", e);
        }
    }

    /** The cells of the next line; a single one at the end of the file. */
    private static String[] cells(BufferedReader csv) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = csv.read(); c >= 0 && c != '\n'; c = csv.read()) {
            line.append((char) c);
            if (line.length() > LONGEST_ROW) {
                throw new UnreadableRatesException("a line is longer than any of that file");
            }
        }
        return Stream.of(line.toString().split(",", -1)).map(String::strip).toArray(String[]::new);
    }
}
