package org.dealdesk.desk.dealimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.testing.data.OddFiles;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deals out of a CSV file, with no script anywhere. */
class ImportIntegrationTests {

    private static final String HEADER =
            "deal,externalRef,customer,customerName,currency,startDate,sku,quantity,unitPrice,termMonths,validityMonths\n";

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEveryFaultFirstAndThenTakesWhatIsGood(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        String customer = Sales.newCustomer();
        String csv = HEADER
                + "a,%1$s-A,%1$s,Acme,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n"
                + "b,%1$s-B,%1$s,<b>Blue</b>,USD,2027-01-15,PS-CONSULT-HR,120,240,,12\n"
                + "b,,,,,,SUB-LIGHT,1,,12,\n"
                + "c,%1$s-C,%1$s,Cyan,USD,someday,PS-CONSULT-HR,-1,240,,12\n"
                + "d,%1$s-A,%1$s,Dup,USD,2027-01-15,PS-CONSULT-HR,10,275,,12\n"
                + "e,%1$s-E,%1$s,East,USD,2027-01-15,PS-CONSULT-HR,100,48,,12\n";
        String file = csv.formatted(customer);

        Page looked = look(rep, file).expect(200);
        assertThat(looked.text())
                .contains("2 ready · 3 with errors · 0 duplicates. Nothing imported yet.")
                .contains("5 c startDate must be a date", "5 c quantity must be more than 0")
                .contains("2 a externalRef is the reference of another deal too, in row 6")
                .contains("6 d externalRef is the reference of another deal too, in row 2")
                .contains("<b>Blue</b>", "Save 2 drafts", "Submit 1 deal")
                .contains("PS-CONSULT-HR: 120 × 240.00 = 28,800.00", "SUB-LIGHT: 1 × ", "× 12 months = ");
        assertThat(count(product, customer)).isZero();

        Page taken = take(rep, looked, "submit").expect(200);
        assertThat(taken.text()).contains("1 imported ·", "1 refused", "blocked");
        assertThat(count(product, customer)).isEqualTo(1);

        Page again = look(rep, file).expect(200);
        assertThat(again.text()).contains("1 ready · 3 with errors · 1 duplicate", "no field differs");
        assertThat(take(rep, again, "save").expect(200).text()).contains("1 imported ·", "1 duplicate");
        assertThat(count(product, customer)).isEqualTo(2);
        Invariants.mustHold(product);
    }

    @Test
    void takesAThousandDealsInSlices() {
        Product product = Product.on(Database.H2);
        Desk rep = Desk.of(product, "rep2");
        String customer = Sales.newCustomer();
        String rows = IntStream.rangeClosed(1, 1000)
                .mapToObj(index -> "%1$s-%2$d,,%1$s-%2$d,Customer %2$d,USD,2027-01-15,PS-CONSULT-HR,20,275,,12"
                        .formatted(customer, index))
                .collect(Collectors.joining("\n"));

        Page page = look(rep, HEADER + rows).expect(200);
        assertThat(page.text()).contains("1,000 ready", "1,000 deals in total 5,500,000.00 USD");
        Page first = take(rep, page, "save").expect(200);
        assertThat(first.text()).contains("Deals 1 to 100 of 1,000: 100 imported ·", "100 of 1,000 deals imported");
        assertThat(take(rep, page, "save").expect(200).text()).contains("100 duplicates");
        page = first;
        for (int done = 200; done <= 1000; done += 100) {
            page = rep.submit(page, "/deals/import/deals", Map.of()).expect(200);
            assertThat(page.text()).contains("100 imported ·");
        }
        assertThat(page.text()).contains("Deals 901 to 1,000 of 1,000");
        assertThat(page.offers("/deals/import/deals")).isFalse();

        assertThat(look(rep, HEADER + rows + "\nmore,,C-1,One,USD,2027-01-15,PS-CONSULT-HR,20,275,,12")
                        .expect(422)
                        .text())
                .contains("there are more than 1000 deals in it");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesNoDealOfWhichARowIsFaultyOrStandsElsewhere(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        String customer = Sales.newCustomer();
        String split = (HEADER
                        + "%1$s-1,,%1$s,One,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n"
                        + "%1$s-2,,%1$s,Two,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n"
                        + "%1$s-3,,%1$s,Three,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n"
                        + "%1$s-4,,%1$s,Four,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n"
                        + "%1$s-1,,,,,,SUB-LIGHT,1,,12,\n"
                        + "%1$s-2,,,,,,SUB-LIGHT,none,,12,\n"
                        + "%1$s-3,,,,,,SUB-LIGHT,1,,12,\n"
                        + "%1$s-4,,,,GBP,,SUB-LIGHT,1,,12,\n")
                .formatted(customer)
                .replace(customer + "-3,,,,", customer.toLowerCase(Locale.ROOT) + "-3,,,,");

        Page looked = look(rep, split).expect(200);
        assertThat(looked.text()).contains("1 ready · 3 with errors");
        Page taken = take(rep, looked, "save").expect(200);
        assertThat(taken.text()).contains("1 imported · 3 with errors");
        assertThat(product.as("rep")
                        .get("/deals?customer=" + customer)
                        .expect(200)
                        .json()
                        .get("items"))
                .singleElement()
                .satisfies(deal -> assertThat(product.as("rep")
                                .get("/deals/" + deal.get("number").textValue())
                                .expect(200)
                                .json()
                                .get("lines"))
                        .hasSize(2));
        Invariants.mustHold(product);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void makesOneDealOfAKeyOfAnyLengthHoweverOftenItIsSent(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        String customer = Sales.newCustomer();
        String key = customer + " " + "Very long \uD83D\uDE00 opportunity ".repeat(12);
        String file = HEADER + key + ",,%1$s,One,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n".formatted(customer);
        take(rep, Map.of("csv", file, "do", "save")).expect(200);
        assertThat(take(rep, Map.of("csv", file, "do", "submit")).expect(200).text())
                .contains("1 duplicate", "no field differs");
        assertThat(count(product, customer)).isEqualTo(1);
        take(rep, Map.of("csv", file.replace("opportunity ,", "other ,"), "do", "save"))
                .expect(200);
        assertThat(count(product, customer)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void foretellsWhatASubmissionInThisOrderComesTo(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        String one = Sales.newCustomer();
        String two = Sales.newCustomer();
        StringBuilder csv = new StringBuilder(HEADER);
        int row = 0;
        for (String line : List.of(
                one + ";80;275",
                two + ";60;275",
                one + ";80;275",
                one + ";10;48",
                one + ";40;275",
                two + ";20;275",
                two + ";150;275",
                two + ";10;275",
                one.toLowerCase(Locale.ROOT) + ";1000;230",
                one + ";5;275",
                two + ";90;250")) {
            String[] parts = line.split(";", -1);
            csv.append("%s-%d,,%s,Some,USD,2027-01-15,PS-CONSULT-HR,%s,%s,,12\n"
                    .formatted(one, ++row, parts[0], parts[1], parts[2]));
        }
        Page looked = look(rep, csv.toString()).expect(200);
        List<String> foretold = Pattern.compile("If submitted.*?</table>", Pattern.DOTALL)
                .matcher(looked.html())
                .results()
                .flatMap(table -> Pattern.compile("<tr><td class=\"num\">(\\d+)</td>(.*?)</tr>", Pattern.DOTALL)
                        .matcher(table.group())
                        .results())
                .map(found -> found.group(2).contains("approved automatically")
                        ? "APPROVED"
                        : found.group(2).contains("badge-f") ? "IN_REVIEW" : "REFUSED")
                .toList();
        assertThat(foretold).hasSize(11).contains("APPROVED", "IN_REVIEW", "REFUSED");
        assertThat(foretold.subList(0, 3)).containsExactly("APPROVED", "APPROVED", "IN_REVIEW");

        take(rep, looked, "submit").expect(200);
        Map<String, String> became = new HashMap<>();
        for (String customer : List.of(one, two)) {
            product.as("rep")
                    .get("/deals?limit=200&customer=" + customer)
                    .expect(200)
                    .json()
                    .get("items")
                    .forEach(deal -> became.put(
                            deal.get("name").textValue(), deal.get("status").textValue()));
        }
        List<String> happened = IntStream.rangeClosed(1, 11)
                .mapToObj(index -> became.getOrDefault(one + "-" + index, "REFUSED"))
                .toList();
        assertThat(happened).isEqualTo(foretold);
        Invariants.mustHold(product);
    }

    @Test
    void asksAboutNumbersThatCouldMeanTwo() {
        Desk rep = Desk.of(Product.on(Database.H2), "rep");
        String row = "%s;;C-1;One;USD;2027-01-15;PS-CONSULT-HR;%s;%s;;12\n";
        String csv = HEADER.replace(',', ';')
                + row.formatted("n-1", "1.200", "250")
                + row.formatted("n-2", "12", "1.250,50")
                + row.formatted("n-3", "12,5", "250,25");
        assertThat(look(rep, csv).expect(200).text())
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
        byte[] file = (HEADER + "%1$s-1,,%1$s,Müller & Söhne,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n")
                .formatted(customer)
                .getBytes(Charset.forName("windows-1252"));
        Page looked = upload(rep, file, "", "").expect(200);
        assertThat(looked.text())
                .contains("Read as Windows-1252, with commas between the columns.", "Müller & Söhne", "1 ready ·");
        assertThat(take(rep, looked, "save").expect(200).text()).contains("Müller & Söhne");
        assertThat(upload(rep, file, "UTF_8", "").expect(422).text()).contains("it is not written in UTF-8");
        assertThat(upload(rep, file, "WINDOWS_1252", "TAB").expect(422).text())
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
            assertThat(upload(rep, file, encoding, random.nextInt(6) == 0 ? "TAB" : "")
                            .status())
                    .as("seed %d: %s", seed, shown)
                    .isIn(200, 422);
            String text = new String(file, 0, Math.min(file.length, 100_000), StandardCharsets.ISO_8859_1);
            assertThat(take(rep, Map.of("csv", text, "do", "save", "from", "0")).status())
                    .as("seed %d: %s", seed, shown)
                    .isIn(200, 422);
        }
    }

    @Test
    void refusesWhatIsNoFileOfDeals() {
        Desk rep = Desk.of(Product.on(Database.H2), "rep");

        assertThat(look(rep, "").expect(422).text()).contains("Choose a file or paste its rows");
        assertThat(look(rep, "deal,colour\n1,red").expect(422).text())
                .contains("Column colour there is no such column", "Column startDate this column is required");
        assertThat(look(rep, HEADER + "\"never closed").expect(422).text()).contains("it cannot be read as CSV");
        assertThat(look(rep, HEADER.strip() + ",,\na,,,,,,,,,,,,x").expect(422).text())
                .contains("column 13 has no name, and a value in row 2");
        assertThat(look(rep, "\uFEFF" + HEADER + "a,,C-1,One,USD,2027-01-15,PS-CONSULT-HR,20,275,,12")
                        .expect(200)
                        .text())
                .contains("1 ready ·");
        assertThat(rep.get("/deals/import/template.csv").expect(200).html()).startsWith("deal,externalRef,name");
        assertThat(look(rep, rep.get("/deals/import/template.csv").html())
                        .expect(200)
                        .text())
                .contains("2 ready ·");
        Desk.of(Product.on(Database.H2), "finance").get("/deals/import").expect(403);
    }

    private static Page look(Desk desk, String csv) {
        return desk.submit(desk.get("/deals/import"), "/deals/import", Map.of("csv", csv));
    }

    private static Page take(Desk desk, Page looked, String how) {
        return desk.submit(looked, "/deals/import/deals", Map.of("do", how));
    }

    private static Page take(Desk desk, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(desk.get("/deals/import").hidden("/deals/import"));
        all.putAll(fields);
        return desk.post("/deals/import/deals", all);
    }

    private static Page upload(Desk desk, byte[] file, String encoding, String delimiter) {
        Map<String, String> fields = new HashMap<>(desk.get("/deals/import").hidden("/deals/import"));
        fields.put("encoding", encoding);
        fields.put("delimiter", delimiter);
        return desk.upload("/deals/import", fields, "file", file);
    }

    private static int count(Product product, String customer) {
        return product.as("rep")
                .get("/deals?limit=200&customer=" + customer)
                .expect(200)
                .json()
                .get("items")
                .size();
    }
}
