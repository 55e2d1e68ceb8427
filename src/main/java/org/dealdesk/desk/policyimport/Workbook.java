package org.dealdesk.desk.policyimport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.InvalidInput;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet of an XLSX file, as the text that copying it would give. The file is unpacked within limits first, and only what came out
 * of that is read: a small file must not become a large one, and its two tables of contents must not disagree.
 */
final class Workbook {

    private static final int MOST_UNPACKED = 16 << 20;
    private static final int MOST_PARTS = 200;
    private static final int MOST_COLUMNS = 50;
    /** One more than any table takes, so that its reader says that there are too many. */
    private static final int MOST_ROWS = 2100;

    /** Spreadsheets hold binary numbers and show 15 digits of them. */
    private static final MathContext SHOWN = new MathContext(15);

    private Workbook() {}

    static boolean is(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** Rows in lines, cells with tabs between them. */
    static String text(byte[] file) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(repacked(file)));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.limit(MOST_ROWS).map(Workbook::line).collect(Collectors.joining("\n"));
        } catch (InvalidInput refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            throw InvalidInput.of("", "malformed", "the file cannot be read as an XLSX workbook");
        }
    }

    private static byte[] repacked(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int left = MOST_UNPACKED;
        Set<String> names = new HashSet<>();
        try (ZipInputStream packed = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8);
                ZipOutputStream repacked = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (ZipEntry part = packed.getNextEntry(); part != null; part = packed.getNextEntry()) {
                byte[] content = packed.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || names.size() >= MOST_PARTS) {
                    throw InvalidInput.of("", "too-long", "the workbook unpacks to more than 16 MB or 200 parts");
                }
                if (!part.isDirectory() && names.add(part.getName())) {
                    requireNoEntities(content);
                    repacked.putNextEntry(new ZipEntry(part.getName()));
                    repacked.write(content);
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Spreadsheets declare no entities; a declaration stands before the first element. */
    private static void requireNoEntities(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 4096), StandardCharsets.ISO_8859_1);
        if (start.replace("\0", "").contains("<!")) {
            throw InvalidInput.of("", "not-allowed", "the workbook declares a document type");
        }
    }

    private static String line(Row row) {
        int columns = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> cells = new ArrayList<>(IntStream.range(0, columns)
                .mapToObj(column ->
                        row.getOptionalCell(column).map(Workbook::cell).orElse(""))
                .toList());
        // Rows that are empty are left out of a file; the numbers of the others stay true where each is a line.
        return String.join("\t", cells);
    }

    private static String cell(Cell cell) {
        if (cell.getType() == CellType.NUMBER || cell.getValue() instanceof BigDecimal) {
            return Decimals.typed(cell.asNumber().round(SHOWN));
        }
        String text = cell.getText();
        return cell.getType() == CellType.ERROR || text == null ? "" : text.replaceAll("[\\t\\r\\n]+", " ");
    }
}
