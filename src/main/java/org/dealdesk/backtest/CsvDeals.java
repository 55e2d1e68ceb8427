package org.dealdesk.backtest;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.dealdesk.platform.input.InvalidInput;

/** Deals in a CSV file (RFC 4180) with a row for each line; the rows of one deal stand together and share its key. */
final class CsvDeals implements DealSource {

    private static final int LONGEST_ROW = 1 << 20;
    /** One more than a deal may have, so that its reader says that there are too many. */
    private static final int MOST_ROWS = 201;

    private final Upload upload;
    private final Uploaded uploaded;
    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> records;
    private final CsvColumns columns;
    private CsvRow ahead;

    CsvDeals(Upload upload, Uploaded uploaded) {
        this.upload = upload;
        this.uploaded = uploaded;
        this.csv = CsvReader.builder()
                .maxBufferSize(LONGEST_ROW)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(upload.open(), StandardCharsets.UTF_8));
        this.records = csv.iterator();
        if (!records.hasNext()) {
            throw InvalidInput.of("", "missing", "the file is empty; its first row must name the columns");
        }
        this.columns = CsvColumns.of(records.next().getFields());
        this.ahead = read();
    }

    /** Refuses a file whose columns cannot be understood, before a job is made of it. */
    static void requireColumns(Upload upload) {
        try {
            new CsvDeals(upload, null).closeReader();
        } catch (RuntimeException unreadable) {
            throw unreadable instanceof InvalidInput ? unreadable : malformed();
        }
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Pending next() {
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
        return new CsvDeal(key, List.copyOf(rows), columns.count(), uploaded);
    }

    @Override
    public int percent() {
        return upload.percent();
    }

    @Override
    public void close() {
        closeReader();
        upload.close();
    }

    private CsvRow read() {
        return records.hasNext() ? CsvRow.of(records.next(), columns) : null;
    }

    private void closeReader() {
        try {
            csv.close();
        } catch (IOException unimportant) {
            throw new UncheckedIOException(unimportant);
        }
    }

    private static InvalidInput malformed() {
        return InvalidInput.of("", "malformed", "the file does not begin with a row of a CSV file");
    }
}
