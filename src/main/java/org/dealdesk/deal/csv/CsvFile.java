package org.dealdesk.deal.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.text.Identity;

/**
 * Reads a CSV file (RFC 4180) with a row for each line of a deal as a stream: each element is a run of rows that stand together and
 * share a key. {@link CsvDeals} joins the runs of one key. A row without a key is taken for one of the deal above it, which is
 * faulty then; rows that are empty throughout are passed over.
 */
public final class CsvFile implements Iterator<CsvDeal>, AutoCloseable {

    private static final int LONGEST_ROW = 1 << 20;
    /** One more than a deal may have, so that its reader says that there are too many. */
    static final int MOST_ROWS = 201;

    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> records;
    private final CsvColumns columns;
    private final CsvDelimiter delimiter;
    private final long linesBefore;
    private CsvRow ahead;

    /**
     * Reads the first row, which names the columns.
     *
     * @param required columns that are required in addition to those that always are
     * @param chosen the delimiter; null to find it out
     */
    public CsvFile(Reader text, Set<String> required, CsvDelimiter chosen) {
        BufferedReader buffered = new BufferedReader(text);
        try {
            CsvDelimiter.Found found = CsvDelimiter.find(buffered, chosen);
            this.delimiter = found.delimiter();
            this.linesBefore = found.firstLine() - 1;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        this.csv = CsvReader.builder()
                .fieldSeparator(delimiter.character())
                .maxBufferSize(LONGEST_ROW)
                // What an open quote swallows would be missing from other deals.
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(buffered);
        this.records = csv.iterator();
        this.columns = CsvColumns.of(header(), required);
        this.ahead = read();
    }

    public CsvDelimiter delimiter() {
        return delimiter;
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public CsvDeal next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        List<CsvRow> rows = new ArrayList<>();
        CsvRow first = ahead;
        do {
            if (rows.size() < MOST_ROWS) {
                rows.add(ahead);
            }
            ahead = read();
        } while (ahead != null && (ahead.key() == null || isOf(first, ahead)));
        return new CsvDeal(first.key(), List.copyOf(rows), delimiter.notation());
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException unimportant) {
            throw new UncheckedIOException(unimportant);
        }
    }

    private static boolean isOf(CsvRow first, CsvRow next) {
        return next.key().equals(first.key())
                || (first.key() != null && Identity.key(next.key()).equals(Identity.key(first.key())));
    }

    private List<String> header() {
        while (records.hasNext()) {
            List<String> fields = records.next().getFields();
            if (!fields.stream().allMatch(CsvText::isEmpty)) {
                return fields;
            }
        }
        throw InvalidInput.of("", "missing", "it is empty; its first row must name the columns");
    }

    /** The next row that is not empty throughout; null at the end. */
    private CsvRow read() {
        while (records.hasNext()) {
            CsvRow row = CsvRow.of(records.next(), columns, linesBefore);
            if (row.isTorn()) {
                throw new CsvParseException("the row that begins on line " + row.number()
                        + " spans several lines: a quote in it is not closed, or closed too late");
            }
            if (!row.isEmpty()) {
                return row;
            }
        }
        return null;
    }
}
