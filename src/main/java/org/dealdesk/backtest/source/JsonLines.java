package org.dealdesk.backtest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.DealSource;
import org.dealdesk.backtest.comparison.RowFault;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.text.Notation;

/** One deal a line, as JSON. A line that cannot be read is at fault alone; empty ones are skipped. */
final class JsonLines implements DealSource {

    private static final int LONGEST = 1 << 20;

    private final Upload upload;
    private final InputStream bytes;
    private final UploadedDealReader uploaded;
    private long row;
    private Pending next;

    JsonLines(Upload upload, UploadedDealReader uploaded) {
        this.upload = upload;
        this.bytes = upload.open();
        this.uploaded = uploaded;
        advance();
    }

    /** @param text null where the line is too long to be looked at */
    private record Line(long row, ByteBuffer text, UploadedDealReader uploaded) implements Pending {

        @Override
        public void addTo(BacktestTotals tally) {
            List<Fault> faults = compare(tally);
            if (!faults.isEmpty()) {
                tally.refuse(faults.stream()
                        .map(fault -> new RowFault(row, row, null, fault.pointer(), fault.code(), fault.detail()))
                        .toList());
            }
        }

        private List<Fault> compare(BacktestTotals tally) {
            if (text == null) {
                return List.of(new Fault("", "too-long", "a line has at most " + LONGEST + " bytes"));
            }
            try {
                String decoded = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(text.duplicate())
                        .toString();
                JsonNode json = CanonicalJson.STRICT.readTree(decoded);
                return uploaded.compare(json, Notation.EXACT, row, null, tally);
            } catch (CharacterCodingException broken) {
                return List.of(new Fault("", "invalid-character", "the line is not valid UTF-8"));
            } catch (JsonProcessingException | NumberFormatException malformed) {
                return List.of(new Fault("", "malformed", "the line is not one JSON object"));
            }
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Pending next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Pending line = next;
        advance();
        return line;
    }

    @Override
    public int percent() {
        return upload.percent();
    }

    @Override
    public void close() {
        upload.close();
    }

    private void advance() {
        try {
            next = null;
            while (next == null && readLine()) {
                // An empty line is no deal.
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether there was a line; {@code next} stays empty for an empty line. */
    private boolean readLine() throws IOException {
        int one = bytes.read();
        if (one < 0) {
            return false;
        }
        row++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (; one >= 0 && one != '\n'; one = bytes.read()) {
            tooLong |= line.size() >= LONGEST;
            if (!tooLong) {
                line.write(one);
            }
        }
        byte[] text = line.toByteArray();
        if (tooLong) {
            next = new Line(row, null, uploaded);
        } else if (!blank(text)) {
            next = new Line(row, ByteBuffer.wrap(text), uploaded);
        }
        return true;
    }

    private static boolean blank(byte[] text) {
        for (byte one : text) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}
