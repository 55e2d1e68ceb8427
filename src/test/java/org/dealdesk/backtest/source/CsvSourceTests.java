package org.dealdesk.backtest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.backtest.Candidates;
import org.dealdesk.backtest.comparison.BacktestTotals;
import org.dealdesk.backtest.comparison.ComparisonRun;
import org.dealdesk.backtest.comparison.DealSource;
import org.dealdesk.backtest.comparison.RowFault;
import org.dealdesk.deal.csv.CsvFile;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.OddFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any file can be uploaded: it is compared, or refused with a reason, and no part of a deal is counted. */
class CsvSourceTests {

    private static final String HEADER = "deal,currency,sku,quantity,unitPrice,validityMonths\n";

    @TempDir
    private Path directory;

    private int files;

    private BacktestTotals compare(byte[] file, Charset charset) {
        Path kept = directory.resolve("set-" + files++);
        Upload upload = Upload.store(new ByteArrayInputStream(file), Upload.Format.CSV, kept, 1 << 24, () -> {});
        upload.readAs(charset);
        try {
            CsvSource.requireColumns(upload);
        } catch (RuntimeException refused) {
            upload.close();
            throw refused;
        }
        UploadedDealReader uploaded = Candidates.against(Deals.POLICY, Candidates.STRICTER);
        try (DealSource source = upload.deals(uploaded)) {
            assertThat(source.prepare(() -> true)).isTrue();
            return new ComparisonRun(source, 1, (deals, faulty, percent) -> true).run();
        }
    }

    private BacktestTotals compare(String csv) {
        return compare(csv.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void countsNoPartOfADealWhoseRowsStandApart() {
        BacktestTotals tally = compare(HEADER
                + "K1,USD,PS-CONSULT-HR,100,250,12\n"
                + "K2,USD,PS-CONSULT-HR,10,250,12\n"
                + "k1 ,USD,PS-CONSULT-HR,50,250,12\n"
                + "K3,USD,PS-CONSULT-HR,10,250,12\n"
                + "K3,USD,PS-CONSULT-HR,20,250,12\n");
        assertThat(tally.compared()).isEqualTo(2);
        assertThat(tally.faults())
                .extracting(RowFault::row, RowFault::pointer, RowFault::code)
                .containsExactly(tuple(2L, "/deal", "duplicate"), tuple(4L, "/deal", "duplicate"));
    }

    @Test
    void findsSplitDealsInSeveralPassesAsInOne() {
        String rows = IntStream.range(0, 300)
                .map(index -> index % 200)
                .mapToObj(key -> "K" + key + ",USD,PS-CONSULT-HR,1,250,12\n")
                .collect(Collectors.joining());
        Supplier<CsvFile> file = () -> new CsvFile(new StringReader(HEADER + rows), Set.of(), null);
        SplitDeals one = SplitDeals.in(file, () -> true).orElseThrow();
        SplitDeals several = SplitDeals.in(file, () -> true, 64).orElseThrow();
        CsvFile all = file.get();
        int split = 0;
        while (all.hasNext()) {
            var deal = all.next();
            assertThat(several.holds(deal)).isEqualTo(one.holds(deal));
            split += one.holds(deal) ? 1 : 0;
        }
        assertThat(split).isEqualTo(200);
        assertThat(SplitDeals.in(file, () -> false)).isEmpty();
    }

    @Test
    void asksAboutNumbersThatCouldMeanTwo() {
        BacktestTotals tally =
                compare(HEADER + "K1,USD,PS-CONSULT-HR,1.200,250,12\nK2,USD,PS-CONSULT-HR,120.00000000,250,12\n");
        assertThat(tally.compared()).isEqualTo(1);
        assertThat(tally.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("ambiguous-number");
            assertThat(fault.pointer()).isEqualTo("/quantity");
        });
    }

    @Test
    void readsOtherEncodingsAndDelimiters() {
        String csv = """
                sep=;
                Deal;Currency;SKU;Quantity;unit_price;validity months;name
                K1;USD;PS-CONSULT-HR;60;250,50;12;Müller
                """;
        Charset windows = Charset.forName("windows-1252");
        assertThat(compare(csv).compared()).isEqualTo(1);
        assertThat(compare(csv.getBytes(windows), windows).compared()).isEqualTo(1);
        assertThat(compare(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_8)
                        .compared())
                .isEqualTo(1);
        assertThat(compare(csv.getBytes(windows), StandardCharsets.UTF_8).faulty())
                .isEqualTo(1);
    }

    @Test
    void failsWhereAQuoteNeverCloses() {
        assertThatThrownBy(() -> compare(HEADER + "K1,USD,PS-CONSULT-HR,1,250,12\nK2,USD,\"PS-CONSULT-HR,1,250,12\n"))
                .isInstanceOf(CsvParseException.class);
    }

    @Test
    void answersEveryFileWithAResultOrAReason() throws Exception {
        long seed = Long.getLong("dealdesk.seed", System.nanoTime());
        Random random = new Random(seed);
        List<byte[]> files = new ArrayList<>(OddFiles.files());
        for (int count = 0; count < 400; count++) {
            files.add(OddFiles.random(random));
        }
        for (byte[] file : files) {
            try {
                BacktestTotals tally = compare(file, StandardCharsets.UTF_8);
                assertThat(tally.faults())
                        .allSatisfy(fault -> assertThat(fault.detail()).isNotBlank());
            } catch (InvalidInput | CsvParseException said) {
                assertThat(said.getMessage()).isNotBlank();
            } catch (RuntimeException unforeseen) {
                String shown = new String(file, 0, Math.min(file.length, 300), StandardCharsets.ISO_8859_1);
                throw new AssertionError("seed " + seed + ": " + shown, unforeseen);
            }
        }
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
