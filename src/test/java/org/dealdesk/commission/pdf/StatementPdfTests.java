package org.dealdesk.commission.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dealdesk.commission.month.StatementReading;
import org.dealdesk.platform.pdf.PdfPrinter;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The text of a statement's document, read back. */
class StatementPdfTests {

    private static final StatementPdf PDF = new StatementPdf(new PdfPrinter(messages()));

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    @Test
    void showsAStatementOnOnePage() throws IOException {
        List<String> pages = pages(new SampleStatement()
                .deal("D-000001", "Acme", 1)
                .tiered("Acme Group")
                .adjustment("Split with Robin")
                .payout()
                .closed());

        assertThat(pages).hasSize(1);
        assertThat(pages.get(0))
                .contains("Commission statement, November 2026")
                .contains("Kim Rep (kim)")
                .contains("Final. This statement is final and never changes. All amounts are in USD.")
                .contains("Accrued 0.00 0.00 0.00")
                .contains("Earned 1,000.00 984.50 1,984.50")
                .contains("D-000001 Acme; Acme Group")
                .contains("17 Nov 2026 Earned on the win")
                .contains("revision 1, policy 2026-01")
                .contains("rate 2 %")
                .contains("16,500.00 16,500.00 – 330.00")
                .contains("1,234,567.89 500.00 20,000.00 0.00")
                .contains("3.5 % above 10,000.00")
                .contains("at most 90,000.00")
                .contains("Margin below the gate")
                .contains("Split with Robin -45.50")
                .contains("17 Nov 2026 Payout 25 Nov 2026 700.00")
                .contains("SHA-256 of the statement: " + SampleStatement.SHA256)
                .contains("Page 1 of 1");
    }

    @Test
    void repeatsTheHeadsOfTablesOnManyPages() throws IOException {
        SampleStatement sample = new SampleStatement().deal("D-000001", "Acme", 200);
        for (int adjustment = 0; adjustment < 150; adjustment++) {
            sample.adjustment("Adjustment %d".formatted(adjustment));
        }
        List<String> pages = pages(sample.closed());

        assertThat(pages.size()).isBetween(7, 20);
        for (int page = 0; page < pages.size(); page++) {
            String text = pages.get(page);
            assertThat(text).contains("Page %d of %d".formatted(page + 1, pages.size()), "Kim Rep");
            if (text.contains("Earned on the win")) {
                assertThat(text).contains("D-000001 Acme", "Date Entry Account Plan Base Share Attainment Amount");
            }
            if (text.contains("-45.50")) {
                assertThat(text).contains("Date Account Deal Reason Amount");
            }
            assertThat(text.contains(SampleStatement.SHA256)).isEqualTo(page == pages.size() - 1);
        }
        String all = String.join("\n", pages);
        assertThat(all.split("Earned on the win", -1)).hasSize(201);
        assertThat(all).contains("Adjustment 0", "Adjustment 149");
    }

    @Test
    void saysThatAnOpenMonthHasNoEntries() throws IOException {
        List<String> pages = pages(new SampleStatement().open());

        assertThat(pages).hasSize(1);
        assertThat(pages.get(0))
                .contains("Open. The month is open: entries are added until finance closes it.")
                .contains("Earned 1,000.00 0.00 1,000.00")
                .contains("No deal has an entry in this month.")
                .doesNotContain("Adjustments", "Payouts", "SHA-256");
    }

    @Test
    void showsHostileTextsAsTexts() throws IOException {
        String hostile = "</td><script>x</script> &amp; ${7*7} [[${7*7}]] \u0001 ]]>";
        String shown = "</td><script>x</script> &amp; ${7*7} [[${7*7}]] [U+0001] ]]>";
        String text = pages(new SampleStatement()
                        .named(hostile)
                        .deal("D-000001", "W".repeat(300), 1)
                        .adjustment(hostile + " " + "long ".repeat(800))
                        .closed())
                .stream()
                .reduce("", String::concat)
                .replaceAll("\\s+", " ");

        assertThat(text.split(Pattern.quote(shown), -1).length).isGreaterThan(2);
        assertThat(text.replace(" ", "")).contains("W".repeat(300)).contains("long".repeat(100));
    }

    @Test
    void showsNamesInOtherLetters() throws IOException {
        String text = pages(new SampleStatement()
                        .named("Łucja Żółć")
                        .deal("D-000001", "Ελένη и Юрий", 1)
                        .deal("D-000002", "中文", 1)
                        .deal("D-000003", "שלום", 1)
                        .closed())
                .get(0);

        assertThat(text).contains("Łucja Żółć", "Ελένη и Юрий", "[U+4E2D][U+6587]", "שלום");
    }

    @Test
    void hasATitleALanguageAndItsFonts() throws IOException {
        try (PDDocument document = Loader.loadPDF(
                PDF.of(new SampleStatement().deal("D-000001", "Acme", 1).closed()))) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Kim Rep, Commission statement, November 2026");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            List<PDFont> fonts = fonts(document);
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static List<String> pages(StatementReading.Read read) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(PDF.of(read))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document).replaceAll(" +", " "));
            }
        }
        return pages;
    }
}
