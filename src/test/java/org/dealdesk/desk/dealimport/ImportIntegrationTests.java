package org.dealdesk.desk.dealimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEveryFaultFirstAndThenTakesWhatIsGood(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        String customer = Sales.newCustomer();
        String csv = Uploads.HEADER
                + "a,%1$s-A,%1$s,Acme,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n"
                + "b,%1$s-B,%1$s,<b>Blue</b>,USD,2027-01-15,PS-CONSULT-HR,120,240,,12\n"
                + "b,,,,,,SUB-LIGHT,1,,12,\n"
                + "c,%1$s-C,%1$s,Cyan,USD,someday,PS-CONSULT-HR,-1,240,,12\n"
                + "d,%1$s-A,%1$s,Dup,USD,2027-01-15,PS-CONSULT-HR,10,275,,12\n"
                + "e,%1$s-E,%1$s,East,USD,2027-01-15,PS-CONSULT-HR,100,48,,12\n";
        String file = csv.formatted(customer);

        Page looked = Uploads.look(rep, file).expect(200);
        assertThat(looked.text())
                .contains("2 ready · 3 with errors · 0 duplicates. Nothing imported yet.")
                .contains("5 c startDate must be a date", "5 c quantity must be more than 0")
                .contains("2 a externalRef is the reference of another deal too, in row 6")
                .contains("6 d externalRef is the reference of another deal too, in row 2")
                .contains("<b>Blue</b>", "Save 2 drafts", "Submit 1 deal")
                .contains("PS-CONSULT-HR: 120 × 240.00 = 28,800.00", "SUB-LIGHT: 1 × ", "× 12 months = ");
        assertThat(Uploads.count(product, customer)).isZero();

        Page taken = Uploads.take(rep, looked, "submit").expect(200);
        assertThat(taken.text()).contains("1 imported ·", "1 refused", "blocked");
        assertThat(Uploads.count(product, customer)).isEqualTo(1);

        Page again = Uploads.look(rep, file).expect(200);
        assertThat(again.text()).contains("1 ready · 3 with errors · 1 duplicate", "no field differs");
        assertThat(Uploads.take(rep, again, "save").expect(200).text()).contains("1 imported ·", "1 duplicate");
        assertThat(Uploads.count(product, customer)).isEqualTo(2);
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

        Page page = Uploads.look(rep, Uploads.HEADER + rows).expect(200);
        assertThat(page.text()).contains("1,000 ready", "1,000 deals in total 5,500,000.00 USD");
        Page first = Uploads.take(rep, page, "save").expect(200);
        assertThat(first.text()).contains("Deals 1 to 100 of 1,000: 100 imported ·", "100 of 1,000 deals imported");
        assertThat(Uploads.take(rep, page, "save").expect(200).text()).contains("100 duplicates");
        page = first;
        for (int done = 200; done <= 1000; done += 100) {
            page = rep.submit(page, "/deals/import/deals", Map.of()).expect(200);
            assertThat(page.text()).contains("100 imported ·");
        }
        assertThat(page.text()).contains("Deals 901 to 1,000 of 1,000");
        assertThat(page.offers("/deals/import/deals")).isFalse();

        assertThat(Uploads.look(rep, Uploads.HEADER + rows + "\nmore,,C-1,One,USD,2027-01-15,PS-CONSULT-HR,20,275,,12")
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
        String split = (Uploads.HEADER
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

        Page looked = Uploads.look(rep, split).expect(200);
        assertThat(looked.text()).contains("1 ready · 3 with errors");
        Page taken = Uploads.take(rep, looked, "save").expect(200);
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
        String file = Uploads.HEADER + key + ",,%1$s,One,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n".formatted(customer);
        Uploads.take(rep, Map.of("csv", file, "do", "save")).expect(200);
        assertThat(Uploads.take(rep, Map.of("csv", file, "do", "submit"))
                        .expect(200)
                        .text())
                .contains("1 duplicate", "no field differs");
        assertThat(Uploads.count(product, customer)).isEqualTo(1);
        Uploads.take(rep, Map.of("csv", file.replace("opportunity ,", "other ,"), "do", "save"))
                .expect(200);
        assertThat(Uploads.count(product, customer)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void foretellsWhatASubmissionInThisOrderComesTo(Database database) {
        Product product = Product.on(database);
        Desk rep = Desk.of(product, "rep");
        String one = Sales.newCustomer();
        String two = Sales.newCustomer();
        StringBuilder csv = new StringBuilder(Uploads.HEADER);
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
        Page looked = Uploads.look(rep, csv.toString()).expect(200);
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

        Uploads.take(rep, looked, "submit").expect(200);
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
}
