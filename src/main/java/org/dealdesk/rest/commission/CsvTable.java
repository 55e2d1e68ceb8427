package org.dealdesk.rest.commission;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as RFC 4180 has it, in UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
final class CsvTable {

    private static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);

    CsvTable(String... header) {
        writer.writeRecord(header);
    }

    /** The cells of a row; null is empty. */
    static final class CsvRow {

        private final List<String> cells = new ArrayList<>();

        /** What people may have typed. */
        CsvRow text(String value) {
            cells.add(value == null ? "" : harmless(value));
            return this;
        }

        /** An amount or another number, which a spreadsheet reads as one. */
        CsvRow number(String value) {
            cells.add(value == null ? "" : value);
            return this;
        }
    }

    CsvTable add(CsvRow row) {
        writer.writeRecord(row.cells);
        return this;
    }

    private void end() {
        try {
            writer.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String harmless(String value) {
        return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    /** The answer, which a browser stores under the name. */
    ResponseEntity<Object> answer(String file) {
        end();
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(text.toString());
    }
}
