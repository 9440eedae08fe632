package io.github.smartfolio.csv;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Adds up a French positions file of the sample's columns in the most straightforward way, sharing no code with the reader it is
 * held against: own decoding, own splitting, one rule after the other. It knows decimal points only.
 */
final class NaiveReader {

    private static final int NAME = 0;
    private static final int STATUS = 1;
    private static final int DIRECTION = 2;
    private static final int QUANTITY = 3;
    private static final int VALUE = 12;
    private static final int ACCOUNT = 17;
    private static final int POSITION_ID = 18;
    private static final int SYMBOL = 20;
    private static final int UNIT = 41;
    private static final int ISIN = 42;
    private static final int TYPE = 44;
    private static final Set<Integer> READ = Set.of(0, 1, 2, 3, 4, 5, 11, 12, 17, 18, 20, 41, 42, 44);

    private NaiveReader() {}

    /** What the accepted rows are worth together. */
    static BigDecimal sum(byte[] content) {
        List<List<String>> records = records(decode(content));
        List<String> header = List.of();
        List<List<String>> counted = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (List<String> record : records) {
            if (record.stream().allMatch(c -> c.isBlank())) {
                continue;
            }
            if (header.isEmpty()) {
                header = record;
                continue;
            }
            if (record.size() != header.size()) {
                continue;
            }
            String isin = cell(record, ISIN);
            String symbol = cell(record, SYMBOL);
            if ((isin.isEmpty() && symbol.isEmpty() && cell(record, NAME).isEmpty())
                    || !isNumber(cell(record, QUANTITY))
                    || new BigDecimal(cell(record, QUANTITY)).signum() == 0) {
                continue;
            }
            List<String> known = new ArrayList<>();
            READ.stream().sorted().forEach(i -> known.add(cell(record, i)));
            if (seen.add(known)) {
                counted.add(record);
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (List<String> record : counted) {
            boolean lot = !cell(record, POSITION_ID).isEmpty()
                    && counted.stream().anyMatch(other -> isNetRowOf(other, record));
            if (!lot && isSure(record) && isNumber(cell(record, VALUE))) {
                BigDecimal value = new BigDecimal(cell(record, VALUE));
                boolean owed = cell(record, QUANTITY).startsWith("-") && value.signum() > 0;
                sum = sum.add(owed ? value.negate() : value);
            }
        }
        return sum;
    }

    private static boolean isNetRowOf(List<String> net, List<String> lot) {
        String account = cell(net, ACCOUNT);
        return cell(net, POSITION_ID).isEmpty()
                && (account.isEmpty() || account.equals(cell(lot, ACCOUNT)))
                && instrument(net).equals(instrument(lot));
    }

    private static List<String> instrument(List<String> record) {
        String isin = cell(record, ISIN);
        String symbol = cell(record, SYMBOL);
        String name = isin.isEmpty() && symbol.isEmpty() ? cell(record, NAME) : "";
        return List.of(isin, symbol, name, cell(record, TYPE), cell(record, UNIT));
    }

    private static boolean isSure(List<String> record) {
        String status = cell(record, STATUS).toLowerCase(Locale.ROOT);
        String direction = cell(record, DIRECTION).toLowerCase(Locale.ROOT);
        String type = cell(record, TYPE).toLowerCase(Locale.ROOT);
        return Set.of("ouvert", "").contains(status)
                && Set.of("long", "").contains(direction)
                && (!cell(record, QUANTITY).startsWith("-") || direction.isEmpty())
                && Set.of("USD", "CHF", "PLN", "EUR", "").contains(cell(record, UNIT))
                && Set.of("action", "exchange traded fund (etf)").contains(type);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    private static String cell(List<String> record, int column) {
        String cell = record.get(column).replace('\u00a0', ' ').strip();
        return cell.equals("–") || cell.equals("-") || cell.equals("—") ? "" : cell;
    }

    private static String decode(byte[] content) {
        int from = content.length > 2
                        && content[0] == (byte) 0xEF
                        && content[1] == (byte) 0xBB
                        && content[2] == (byte) 0xBF
                ? 3
                : 0;
        ByteBuffer bytes = ByteBuffer.wrap(content, from, content.length - from);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return (from == 3 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"))
                    .decode(bytes)
                    .toString();
        }
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean again = i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (quoted) {
                if (c == '"' && again) {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.length() == 0 && !wasQuoted) {
                quoted = true;
                wasQuoted = true;
            } else if (c == ',' || c == '\n' || c == '\r') {
                record.add(cell.toString());
                cell.setLength(0);
                wasQuoted = false;
                if (c != ',') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (cell.length() > 0 || !record.isEmpty() || wasQuoted) {
            record.add(cell.toString());
            records.add(record);
        }
        return records;
    }
}
