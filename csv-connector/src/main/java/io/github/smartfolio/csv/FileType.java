package io.github.smartfolio.csv;

import io.github.smartfolio.connect.UploadedFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file physically is, by its first bytes. */
enum FileType {
    EMPTY,
    TEXT,
    /** Office Open XML, or another archive. */
    WORKBOOK,
    /** Compound file of Excel 97 to 2003. */
    OLD_WORKBOOK,
    PDF,
    WEB_PAGE;

    static FileType of(UploadedFile file) {
        if (file.size() == 0) {
            return EMPTY;
        }
        String head = new String(file.head(512), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6")) {
            return WORKBOOK;
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return OLD_WORKBOOK;
        }
        if (head.startsWith("%PDF")) {
            return PDF;
        }
        String start = head.replace("\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype") || start.startsWith("<html") ? WEB_PAGE : TEXT;
    }
}
