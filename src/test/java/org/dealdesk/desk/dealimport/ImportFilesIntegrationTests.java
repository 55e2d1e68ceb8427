package org.dealdesk.desk.dealimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dealdesk.testing.data.OddFiles;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Which files the import reads, and what it answers for the others. */
class ImportFilesIntegrationTests {

    @Test
    void asksAboutNumbersThatCouldMeanTwo() {
        Desk rep = Desk.of(Product.on(Database.H2), "rep");
        String row = "%s;;C-1;One;USD;2027-01-15;PS-CONSULT-HR;%s;%s;;12\n";
        String csv = Uploads.HEADER.replace(',', ';')
                + row.formatted("n-1", "1.200", "250")
                + row.formatted("n-2", "12", "1.250,50")
                + row.formatted("n-3", "12,5", "250,25");
        assertThat(Uploads.look(rep, csv).expect(200).text())
                .contains("Read with semicolons between the columns.")
                .contains("quantity 1.200 could be 1200 or 1.2: write 1200 or 1.20")
                .contains("unitPrice is not read with marks between thousands: write 1250.50")
                .contains("PS-CONSULT-HR: 12.5 × 250.25 = 3,128.13");
    }

    @Test
    void saysInWhichEncodingAFileWasReadAndTakesIt() {
        Product product = Product.on(Database.H2);
        Desk rep = Desk.of(product, "rep");
        String customer = Sales.newCustomer();
        byte[] file = (Uploads.HEADER + "%1$s-1,,%1$s,Müller & Söhne,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n")
                .formatted(customer)
                .getBytes(Charset.forName("windows-1252"));
        Page looked = Uploads.upload(rep, file, "", "").expect(200);
        assertThat(looked.text())
                .contains("Read as Windows-1252, with commas between the columns.", "Müller & Söhne", "1 ready ·");
        assertThat(Uploads.take(rep, looked, "save").expect(200).text()).contains("Müller & Söhne");
        assertThat(Uploads.upload(rep, file, "UTF_8", "").expect(422).text()).contains("it is not written in UTF-8");
        assertThat(Uploads.upload(rep, file, "WINDOWS_1252", "TAB").expect(422).text())
                .contains("its first row must name the columns");
    }

    @Test
    void answersNoFileWithAnErrorOfItsOwn() {
        Desk rep = Desk.of(Product.on(Database.H2), "rep");
        long seed = Long.getLong("dealdesk.seed", System.nanoTime());
        Random random = new Random(seed);
        List<byte[]> files = new ArrayList<>(OddFiles.files());
        for (int count = 0; count < 40; count++) {
            files.add(OddFiles.random(random));
        }
        for (byte[] file : files) {
            String shown = new String(file, 0, Math.min(file.length, 200), StandardCharsets.ISO_8859_1);
            String encoding = random.nextInt(4) == 0 ? "WINDOWS_1252" : "";
            assertThat(Uploads.upload(rep, file, encoding, random.nextInt(6) == 0 ? "TAB" : "")
                            .status())
                    .as("seed %d: %s", seed, shown)
                    .isIn(200, 422);
            String text = new String(file, 0, Math.min(file.length, 100_000), StandardCharsets.ISO_8859_1);
            assertThat(Uploads.take(rep, Map.of("csv", text, "do", "save", "from", "0"))
                            .status())
                    .as("seed %d: %s", seed, shown)
                    .isIn(200, 422);
        }
    }

    @Test
    void refusesWhatIsNoFileOfDeals() {
        Desk rep = Desk.of(Product.on(Database.H2), "rep");

        assertThat(Uploads.look(rep, "").expect(422).text()).contains("Choose a file or paste its rows");
        assertThat(Uploads.look(rep, "deal,colour\n1,red").expect(422).text())
                .contains("Column colour there is no such column", "Column startDate this column is required");
        assertThat(Uploads.look(rep, Uploads.HEADER + "\"never closed")
                        .expect(422)
                        .text())
                .contains("it cannot be read as CSV");
        assertThat(Uploads.look(rep, Uploads.HEADER.strip() + ",,\na,,,,,,,,,,,,x")
                        .expect(422)
                        .text())
                .contains("column 13 has no name, and a value in row 2");
        assertThat(Uploads.look(rep, "\uFEFF" + Uploads.HEADER + "a,,C-1,One,USD,2027-01-15,PS-CONSULT-HR,20,275,,12")
                        .expect(200)
                        .text())
                .contains("1 ready ·");
        assertThat(rep.get("/deals/import/template.csv").expect(200).html()).startsWith("deal,externalRef,name");
        assertThat(Uploads.look(rep, rep.get("/deals/import/template.csv").html())
                        .expect(200)
                        .text())
                .contains("2 ready ·");
        Desk.of(Product.on(Database.H2), "finance").get("/deals/import").expect(403);
    }
}
