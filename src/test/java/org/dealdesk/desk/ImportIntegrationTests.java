package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dealdesk.testing.Database;
import org.dealdesk.testing.Desk;
import org.dealdesk.testing.Desk.Page;
import org.dealdesk.testing.Invariants;
import org.dealdesk.testing.Product;
import org.dealdesk.testing.Sales;
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
                + "a,%1$s-A,%1$s,<b>Acme</b>,USD,2027-01-15,PS-CONSULT-HR,60,275,,12\n"
                + "b,%1$s-B,%1$s,Blue,USD,2027-01-15,PS-CONSULT-HR,120,240,,12\n"
                + "b,,,,,,SUB-LIGHT,1,,12,\n"
                + "c,%1$s-C,%1$s,Cyan,USD,someday,PS-CONSULT-HR,-1,240,,12\n"
                + "d,%1$s-A,%1$s,Dup,USD,2027-01-15,PS-CONSULT-HR,10,275,,12\n"
                + "e,%1$s-E,%1$s,East,USD,2027-01-15,PS-CONSULT-HR,100,48,,12\n";
        String file = csv.formatted(customer);

        Page looked = look(rep, file).expect(200);
        assertThat(looked.text())
                .contains("3 deals are ready, 2 have faults, none is there already. Nothing has been stored yet.")
                .contains("5 c startDate must be a date", "5 c quantity must be more than 0")
                .contains("6 d externalRef is that of another deal further up")
                .contains("<b>Acme</b>", "Save 3 drafts", "Submit 2 deals");
        assertThat(count(product, customer)).isZero();

        Page taken = take(rep, looked, "submit").expect(200);
        assertThat(taken.text()).contains("2 deals were taken in.", "1 was refused", "nobody can approve");
        assertThat(count(product, customer)).isEqualTo(2);

        Page again = look(rep, file).expect(200);
        assertThat(again.text()).contains("1 deal is ready, 2 have faults, 2 are there already", "nothing differs");
        assertThat(take(rep, again, "save").expect(200).text())
                .contains("1 deal was taken in.", "3 were there already");
        assertThat(count(product, customer)).isEqualTo(3);
        Invariants.mustHold(product);
    }

    @Test
    void takesAThousandDeals() {
        Product product = Product.on(Database.H2);
        Desk rep = Desk.of(product, "rep2");
        String customer = Sales.newCustomer();
        String rows = IntStream.rangeClosed(1, 1000)
                .mapToObj(index -> "%1$s-%2$d,,%1$s-%2$d,Customer %2$d,USD,2027-01-15,PS-CONSULT-HR,20,275,,12"
                        .formatted(customer, index))
                .collect(Collectors.joining("\n"));

        long started = System.nanoTime();
        Page looked = look(rep, HEADER + rows).expect(200);
        assertThat(looked.text()).contains("1,000 deals are ready");
        assertThat(take(rep, looked, "save").expect(200).text()).contains("1,000 deals were taken in.");
        System.out.printf("1,000 deals looked at and saved in %d ms%n", (System.nanoTime() - started) / 1_000_000);

        assertThat(look(rep, HEADER + rows + "\nmore,,C-1,One,USD,2027-01-15,PS-CONSULT-HR,20,275,,12")
                        .expect(422)
                        .text())
                .contains("there are more than 1000 deals in it");
    }

    @Test
    void refusesWhatIsNoFileOfDeals() {
        Desk rep = Desk.of(Product.on(Database.H2), "rep");

        assertThat(look(rep, "").expect(422).text()).contains("Choose a file or paste its rows");
        assertThat(look(rep, "deal,colour\n1,red").expect(422).text())
                .contains("Column colour there is no such column", "Column startDate this column is required");
        assertThat(look(rep, HEADER + "\"never closed").expect(200).text())
                .contains("No deal is ready", "2 never closed the whole row has 1 fields, and the first row 11");
        assertThat(rep.get("/deals/import/template.csv").expect(200).html()).startsWith("deal,externalRef,name");
        assertThat(look(rep, rep.get("/deals/import/template.csv").html())
                        .expect(200)
                        .text())
                .contains("2 deals are ready");
        Desk.of(Product.on(Database.H2), "finance").get("/deals/import").expect(403);
    }

    private static Page look(Desk desk, String csv) {
        return desk.submit(desk.get("/deals/import"), "/deals/import", Map.of("csv", csv));
    }

    private static Page take(Desk desk, Page looked, String how) {
        return desk.submit(looked, "/deals/import/deals", Map.of("do", how));
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
