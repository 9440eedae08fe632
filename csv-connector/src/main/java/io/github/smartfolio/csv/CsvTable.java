package io.github.smartfolio.csv;

import io.github.smartfolio.connect.UploadedFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A text file of separated values, in whatever encoding and with whatever separator and line ends it was saved.
 *
 * <p>Encoding, the first that fits: the one a byte order mark names, UTF-8 if all bytes are, windows-1252. Separator: the one a
 * first line {@code sep=;} names, else whichever of comma, semicolon and tab is most frequent in the header.
 */
public final class CsvTable implements Table {

    private static final int BUFFER = 1 << 16;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\\A\"?sep=(.)\"?(?:\\r\\n|\\r|\\n|\\z)");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int linesBefore;
    private final List<String> header;

    private CsvTable(CSVParser parser, int linesBefore) {
        this.parser = parser;
        this.records = parser.iterator();
        this.linesBefore = linesBefore;
        this.header = firstRow();
    }

    /** @throws Unreadable if it is no text, or ends inside its header */
    public static CsvTable open(UploadedFile file) throws Unreadable {
        try {
            Reader reader = decoded(file);
            String sample = sample(reader);
            if (sample.indexOf('\0') >= 0) {
                throw new Unreadable(
                        "This is not a text file and not a workbook Smartfolio knows. Export it as CSV or XLSX.");
            }
            Matcher separatorLine = SEPARATOR_LINE.matcher(sample);
            boolean named = separatorLine.find();
            for (int i = 0; named && i < separatorLine.end(); i++) {
                reader.read();
            }
            char separator = named ? separatorLine.group(1).charAt(0) : mostFrequentSeparator(sample);
            if (separator == '"' || separator == '\r' || separator == '\n') {
                throw new Unreadable("The first line names a separator that cannot be one.");
            }
            CSVFormat format = FORMAT.builder().setDelimiter(separator).get();
            return new CsvTable(
                    CSVParser.builder().setReader(reader).setFormat(format).get(), named ? 1 : 0);
        } catch (UncheckedIOException quoteLeftOpen) {
            throw new Unreadable("The file ends inside its header.", quoteLeftOpen);
        } catch (IOException e) {
            throw new Unreadable("The file cannot be read as text.", e);
        }
    }

    /** The cells of the first row that is not blank; empty if there is none. */
    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean omitsEmptyCells() {
        return false;
    }

    /**
     * Hands each row below the header to {@code visitor}, in order; lines with nothing in them are no rows. May be called once.
     *
     * @return the line of one more row, inside of which the file ends
     */
    @Override
    public OptionalInt rows(Consumer<Row> visitor) {
        int line = linesRead() + 1;
        try {
            // Asking whether there is a next record reads it, with all its lines.
            for (; records.hasNext(); line = linesRead() + 1) {
                Row row = Row.ofText(line, records.next().values());
                if (row.size() > 1 || !row.isBlank()) {
                    visitor.accept(row);
                }
            }
            return OptionalInt.empty();
        } catch (UncheckedIOException quoteLeftOpen) {
            return OptionalInt.of(line);
        }
    }

    private List<String> firstRow() {
        while (records.hasNext()) {
            Row row = Row.ofText(1, records.next().values());
            if (!row.isBlank()) {
                return row.cells();
            }
        }
        return List.of();
    }

    private int linesRead() {
        return linesBefore + (int) parser.getCurrentLineNumber();
    }

    private static Reader decoded(UploadedFile file) throws IOException {
        byte[] head = file.head(3);
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return reader(file, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return reader(file, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return reader(file, 2, StandardCharsets.UTF_16BE);
        }
        return reader(file, 0, isUtf8(file) ? StandardCharsets.UTF_8 : WINDOWS_1252);
    }

    private static Reader reader(UploadedFile file, int markLength, Charset charset) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(markLength);
        return new BufferedReader(new InputStreamReader(in, charset), BUFFER);
    }

    private static boolean isUtf8(UploadedFile file) throws IOException {
        Reader strict = new InputStreamReader(
                file.open(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        char[] buffer = new char[BUFFER];
        try {
            while (strict.read(buffer) >= 0) {
                // only whether it decodes matters
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static String sample(Reader reader) throws IOException {
        char[] buffer = new char[BUFFER / 2];
        reader.mark(buffer.length);
        int length = 0;
        int read;
        while (length < buffer.length && (read = reader.read(buffer, length, buffer.length - length)) > 0) {
            length += read;
        }
        reader.reset();
        return new String(buffer, 0, length);
    }

    private static char mostFrequentSeparator(String sample) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                boolean end = c == '\n' || c == '\r';
                if (end && commas + semicolons + tabs > 0) {
                    break;
                }
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
