package org.dealdesk.backtest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collections;
import java.util.function.IntFunction;
import org.dealdesk.backtest.Candidates;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.ComparisonRun;
import org.dealdesk.backtest.comparison.DealSource;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload is as large as it likes: whatever its size, only a few batches of it are in memory. */
class LargeUploadTests {

    private static final int DEALS = 200_000;
    private static final long MOST = 1L << 32;

    @TempDir
    private Path directory;

    private int files;

    /** A stream of pieces, each made when it is read. */
    private static InputStream pieces(int count, IntFunction<String> piece) {
        return new SequenceInputStream(Collections.enumeration(new AbstractList<InputStream>() {
            @Override
            public InputStream get(int number) {
                return new ByteArrayInputStream(piece.apply(number).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public int size() {
                return count;
            }
        }));
    }

    private static String csv(int row) {
        return row == 0
                ? "deal,currency,sku,quantity,unitPrice,validityMonths\n"
                : row % 100 == 0
                        ? "D%d,USD,PS-CONSULT-HR,none,250,12\n".formatted(row)
                        : "D%d,USD,PS-CONSULT-HR,60,250,12\n".formatted(row);
    }

    private Path newFile() {
        return directory.resolve("set-" + ++files);
    }

    private BacktestTotals compare(InputStream set, Upload.Format format, long[] mostHeld) {
        Upload upload = Upload.store(set, format, newFile(), MOST, () -> {});
        UploadedDealReader uploaded = Candidates.against(Deals.POLICY, Candidates.STRICTER);
        try (Watched source = new Watched(upload.deals(uploaded), mostHeld)) {
            return new ComparisonRun(source, 2, source).run();
        }
    }

    /** Counts the deals that have been read and not yet been added up. */
    private static final class Watched implements DealSource, ComparisonRun.Progress {

        private final DealSource source;
        private final long[] mostHeld;
        private long read;

        Watched(DealSource source, long[] mostHeld) {
            this.source = source;
            this.mostHeld = mostHeld;
        }

        @Override
        public boolean hasNext() {
            return source.hasNext();
        }

        @Override
        public Pending next() {
            read++;
            return source.next();
        }

        @Override
        public boolean goOn(long deals, long faulty, int percent) {
            mostHeld[0] = Math.max(mostHeld[0], read - deals - faulty);
            return true;
        }

        @Override
        public int percent() {
            return source.percent();
        }

        @Override
        public void close() {
            source.close();
        }
    }

    @Test
    void holdsNoMoreThanAFewBatchesOfALongCsvFile() throws Exception {
        long[] mostHeld = new long[1];
        BacktestTotals tally = compare(pieces(DEALS + 1, LargeUploadTests::csv), Upload.Format.CSV, mostHeld);
        assertThat(tally.compared()).isEqualTo(DEALS - DEALS / 100);
        assertThat(tally.faulty()).isEqualTo(DEALS / 100);
        assertThat(tally.faults()).hasSize(BacktestTotals.MOST_FAULTS);
        assertThat(tally.faults().get(1).row()).isEqualTo(201);
        assertThat(mostHeld[0]).isBetween(1L, 2000L);
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void readsPastALineThatIsTooLong() {
        String deal = "{\"name\": \"One\", \"customer\": {\"id\": \"C\", \"name\": \"C\"}, \"currency\": \"USD\", "
                + "\"startDate\": \"2026-12-01\", \"lines\": [{\"sku\": \"PS-CONSULT-HR\", \"quantity\": 1}]}\n";
        BacktestTotals tally = compare(
                pieces(130, piece -> piece == 0 ? deal : piece == 129 ? "\n" + deal : "x".repeat(10_000)),
                Upload.Format.JSON_LINES,
                new long[1]);
        assertThat(tally.compared()).isEqualTo(2);
        assertThat(tally.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(2);
            assertThat(fault.code()).isEqualTo("too-long");
        });
    }

    @Test
    void saysOfRowsThatAreNoUtf8WhichTheyAre() {
        byte[] set = "deal,currency,sku,quantity\none,USD,PS-CONSULT-HR,1\nnaïve,USD,PS-CONSULT-HR,1\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        BacktestTotals tally = compare(new ByteArrayInputStream(set), Upload.Format.CSV, new long[1]);
        assertThat(tally.compared()).isEqualTo(1);
        assertThat(tally.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(3);
            assertThat(fault.code()).isEqualTo("invalid-character");
        });
    }

    @Test
    void leavesNothingOfAClientThatGoesAway() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        InputStream gone =
                new SequenceInputStream(new ByteArrayInputStream(csv(0).getBytes(StandardCharsets.UTF_8)), broken);
        assertThatThrownBy(() -> Upload.store(gone, Upload.Format.CSV, newFile(), MOST, () -> {}))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED));
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesMoreThanTheServerTakes() throws Exception {
        assertThatThrownBy(() -> Upload.store(
                        pieces(1000, LargeUploadTests::csv), Upload.Format.CSV, newFile(), 10_000, () -> {}))
                .isInstanceOf(Refusal.class);
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void saysThatADealHasTooManyLines() {
        BacktestTotals tally = compare(
                pieces(300, row -> row == 0 ? csv(0) : "one,USD,PS-CONSULT-HR,1,250,12\n"),
                Upload.Format.CSV,
                new long[1]);
        assertThat(tally.compared()).isZero();
        assertThat(tally.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/lines");
            assertThat(fault.code()).isEqualTo("wrong-size");
        });
    }
}
