package org.dealdesk.commission.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A table as RFC 4180 has it, in UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
public final class CsvTable {

    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);

    public CsvTable(String... header) {
        writer.writeRecord(header);
    }

    /** The cells of a row; null is empty. */
    public static final class CsvRow {

        private final List<String> cells = new ArrayList<>();

        /** What people may have typed. */
        public CsvRow text(String value) {
            cells.add(value == null ? "" : harmless(value));
            return this;
        }

        /** An amount or another number, which a spreadsheet reads as one. */
        public CsvRow number(String value) {
            cells.add(value == null ? "" : value);
            return this;
        }
    }

    public CsvTable add(CsvRow row) {
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

    /** The whole table, and the name under which it is stored. */
    public CsvFile file(String name) {
        end();
        return new CsvFile(name, text.toString());
    }
}
