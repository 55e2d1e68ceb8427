package org.dealdesk.deal;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.dealdesk.platform.input.InvalidInput;

/** Deals in a CSV file (RFC 4180) with a row for each line; the rows of one deal stand together and share its key. */
public final class CsvFile implements Iterator<CsvDeal>, AutoCloseable {

    private static final int LONGEST_ROW = 1 << 20;
    /** One more than a deal may have, so that its reader says that there are too many. */
    private static final int MOST_ROWS = 201;

    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> records;
    private final CsvColumns columns;
    private CsvRow ahead;

    /** Reads the first row, which names the columns; those of {@code required} must be there beside the ones that always must. */
    public CsvFile(Reader text, Set<String> required) {
        this.csv = CsvReader.builder()
                .maxBufferSize(LONGEST_ROW)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        this.records = csv.iterator();
        if (!records.hasNext()) {
            throw InvalidInput.of("", "missing", "the file is empty; its first row must name the columns");
        }
        this.columns = CsvColumns.of(records.next().getFields(), required);
        this.ahead = read();
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
        String key = ahead.key();
        do {
            if (rows.size() < MOST_ROWS) {
                rows.add(ahead);
            }
            ahead = read();
        } while (ahead != null && key != null && key.equals(ahead.key()));
        return new CsvDeal(key, List.copyOf(rows), columns.count());
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException unimportant) {
            throw new UncheckedIOException(unimportant);
        }
    }

    private CsvRow read() {
        return records.hasNext() ? CsvRow.of(records.next(), columns) : null;
    }
}
