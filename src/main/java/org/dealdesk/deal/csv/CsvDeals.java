package org.dealdesk.deal.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.text.Identity;

/**
 * All deals of a CSV file, in the order in which they begin. The rows of one deal can be anywhere in the file, so that sorting
 * a file changes no deal in it.
 */
public record CsvDeals(List<CsvDeal> deals, CsvDelimiter delimiter) {

    /**
     * Reads the file to its end, so that no deal is known before all its rows are.
     *
     * @param chosen the delimiter; null to find it out
     * @param most deals that it may have
     */
    public static CsvDeals read(String text, Set<String> required, CsvDelimiter chosen, int most) {
        try (CsvFile file = new CsvFile(new StringReader(text), required, chosen)) {
            Map<String, CsvDeal> deals = new LinkedHashMap<>();
            while (file.hasNext()) {
                CsvDeal run = file.next();
                // Only the first row of a file can begin a run without a key.
                String identity = run.key() == null ? "" : Identity.key(run.key());
                deals.merge(identity, run, CsvDeals::joined);
                if (deals.size() > most) {
                    throw InvalidInput.of("", "wrong-size", "there are more than %d deals in it".formatted(most));
                }
            }
            List<CsvDeal> all = List.copyOf(deals.values());
            refuseStrays(all);
            return new CsvDeals(all, file.delimiter());
        } catch (CsvParseException malformed) {
            throw InvalidInput.of("", "malformed", "it cannot be read as CSV: " + malformed.getMessage());
        }
    }

    private static CsvDeal joined(CsvDeal one, CsvDeal other) {
        List<CsvRow> rows = Stream.concat(one.rows().stream(), other.rows().stream())
                .limit(CsvFile.MOST_ROWS)
                .toList();
        return new CsvDeal(one.key(), rows, one.notation());
    }

    /** Values in a column without a name are a fault of the file, not of each of its deals. */
    private static void refuseStrays(List<CsvDeal> deals) {
        Map<Integer, Long> columns = new LinkedHashMap<>();
        for (CsvDeal deal : deals) {
            for (CsvRow row : deal.rows()) {
                if (row.shape().stray() > 0
                        && row.shape().stray() <= row.shape().columns()) {
                    columns.putIfAbsent(row.shape().stray(), row.number());
                }
            }
        }
        List<String> said = new ArrayList<>();
        columns.forEach((column, row) -> said.add("column " + column + " has no name, and a value in row " + row));
        if (!said.isEmpty()) {
            throw InvalidInput.of("", "unknown-value", String.join("; ", said));
        }
    }
}
