package org.dealdesk.rest.commission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.List;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Books;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.OwnProducts;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Adjustments, holds, months, statements, disputes and payouts as finance and reps have them. Each test has people of its own; the clock
 * only goes forward.
 */
class FinanceIntegrationTests {

    @RegisterExtension
    static final OwnProducts PRODUCTS = new OwnProducts();

    private static int hired;

    @AfterAll
    static void whatIsStoredIsSound() {
        PRODUCTS.each(Invariants::mustHold);
    }

    private static String hire(Product product, String... roles) {
        String id = "seller" + ++hired;
        new Staff(product).hire(id, roles.length == 0 ? new String[] {"SALES_REP"} : roles);
        return id;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void postsAnAdjustmentWhenAnotherPersonApprovesIt(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        String person = hire(product);
        String id = books.proposed(person, "-12.5");
        String path = "/commissions/adjustments/" + id;

        product.as("finance").post(path + "/approve", null).refused(403, "second-person-needed");
        product.as("finance2").post(path + "/withdraw", null).refused(403, "forbidden");
        product.as("legal").post(path + "/approve", null).refused(403, "forbidden");
        assertThat(books.balance(person, "EARNED")).isNull();
        JsonNode approved =
                product.as("finance2").post(path + "/approve", null).expect(200).json();
        assertThat(approved.get("status").textValue()).isEqualTo("APPROVED");
        assertThat(approved.at("/decided/by").textValue()).isEqualTo("finance2");
        assertThat(books.balance(person, "EARNED")).isEqualTo("-12.50");
        Reply twice = product.as("finance2").post(path + "/approve", null);
        twice.refused(409, "commission-wrong-state");
        assertThat(twice.text("/commissionState")).isEqualTo("APPROVED");

        String withdrawn = books.proposed(person, "1");
        product.as("finance")
                .post("/commissions/adjustments/" + withdrawn + "/withdraw", null)
                .expect(200);
        String rejected = books.proposed(person, "2");
        product.as("finance2")
                .post("/commissions/adjustments/" + rejected + "/reject", null)
                .expect(200);
        assertThat(books.balance(person, "EARNED")).isEqualTo("-12.50");
        assertThat(product.as(person)
                        .get("/commissions/adjustments?status=withdrawn")
                        .json()
                        .get("items"))
                .hasSize(1);
        product.as("finance2")
                .post("/commissions/adjustments/none/approve", null)
                .refused(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEveryFaultOfAnAdjustment(Database database) {
        Product product = PRODUCTS.on(database);
        String fin = hire(product, "FINANCE");

        assertThat(product.as("finance")
                        .post(
                                "/commissions/adjustments",
                                "{\"person\": \"Rep\", \"amount\": \"1.005\", \"deal\": \"D-999999\"}")
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder(
                        "/reason missing",
                        "/person unknown-person",
                        "/amount too-many-decimals",
                        "/deal unknown-value");
        for (String amount : List.of("0", "1000000000000000", "\"1e3\"", "\"many\"", "1e400")) {
            assertThat(product.as("finance")
                            .post(
                                    "/commissions/adjustments",
                                    "{\"person\": \"rep\", \"amount\": %s, \"reason\": \"x\"}".formatted(amount))
                            .refused(422, "invalid")
                            .faults())
                    .as(amount)
                    .hasSize(1)
                    .allMatch(fault -> fault.startsWith("/amount "));
        }
        product.as("finance")
                .post("/commissions/adjustments", Books.adjustment("rep", "1").put("currency", "EUR"))
                .refused(400, "malformed");
        product.as(fin)
                .post("/commissions/adjustments", Books.adjustment(fin, "1"))
                .refused(403, "own-commission");
        product.as("rep").post("/commissions/adjustments", "{}").refused(403, "forbidden");
        String other = new Books(product).proposed(fin, "1");
        product.as(fin)
                .post("/commissions/adjustments/" + other + "/approve", null)
                .refused(403, "own-commission");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void closesMonthsInOrderAndStatesWhatTheyHold(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        Sales sales = new Sales(product);
        String person = hire(product);
        String adjustment = books.adjusted(person, "40");
        String month = sales.today().toString().substring(0, 7);
        books.close(month).refused(409, "month-wrong-state");
        JsonNode open = books.statement(person, person, month).expect(200).json();
        assertThat(open.at("/statement/status").textValue()).isEqualTo("OPEN");
        assertThat(open.get("sha256").isNull()).isTrue();
        assertThat(open.at("/statement/closing/EARNED").textValue()).isEqualTo("40.00");

        String closed = books.closeThisMonth();
        assertThat(books.close(closed).refused(409, "month-wrong-state").text("/monthState"))
                .isEqualTo("CLOSED_ALREADY");
        assertThat(books.close(YearMonth.parse(closed).plusMonths(2).toString())
                        .refused(409, "month-wrong-state")
                        .text("/monthState"))
                .isIn("NOT_ENDED", "OUT_OF_ORDER");
        JsonNode stated = books.statement(person, person, closed).expect(200).json();
        JsonNode document = stated.get("statement");
        assertThat(CanonicalJson.sha256(CanonicalJson.write(document)))
                .isEqualTo(stated.get("sha256").textValue());
        assertThat(document.at("/adjustments/0/adjustment").textValue()).isEqualTo(adjustment);
        assertThat(stated.at("/reasons/" + adjustment).textValue()).isEqualTo("as agreed");
        assertThat(product.sql()
                        .sql("select data from history_record where stream = 'commission' and type = 'MONTH_CLOSED'"
                                + " order by seq desc limit 1")
                        .query(String.class)
                        .single())
                .contains(stated.get("sha256").textValue());

        books.statement("rep2", person, closed).refused(403, "forbidden");
        books.statement("finance", person, closed).expect(200);
        books.statement("auditor", person, closed).expect(200);
        String stranger = hire(product);
        books.statement(stranger, stranger, closed).refused(404, "not-found");
        books.statement("finance", "not-there", sales.today().toString().substring(0, 7))
                .refused(404, "not-found");
        books.statement("finance", person, "2090-01").refused(404, "not-found");
        assertThat(books.statement("finance", person, "2026-13")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/month not-a-month");
        assertThat(books.close("1926-11").refused(422, "invalid").faults()).containsExactly("/month out-of-range");
        product.as("rep").post("/commissions/months/" + closed + "/close", null).refused(403, "forbidden");
        assertThat(product.as("auditor")
                        .get("/commissions/months")
                        .expect(200)
                        .json()
                        .get("items"))
                .isNotEmpty();
        product.as("rep").get("/commissions/months").refused(403, "forbidden");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void derivesTheAmountsOfADeal(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.clear());
        String number = Sales.number(deal);
        sales.close("rep", number, "WON", sales.today()).expect(200);

        String month = books.closeThisMonth();

        JsonNode document =
                books.statement("rep", "rep", month).expect(200).json().get("statement");
        JsonNode entry = null;
        for (JsonNode each : document.get("deals")) {
            if (each.get("deal").textValue().equals(number)) {
                entry = each.get("entries").get(0);
            }
        }
        assertThat(entry).isNotNull();
        assertThat(entry.at("/customer/name").textValue()).isEqualTo("Test customer");
        assertThat("%s %s %s of %s at %s %% is %s"
                        .formatted(
                                entry.get("type").textValue(),
                                entry.get("plan").textValue(),
                                entry.get("share").textValue(),
                                entry.get("base").textValue(),
                                entry.get("rate").textValue(),
                                entry.get("amount").textValue()))
                .isEqualTo("ACCRUAL standard 16500.00 of 16500.00 at 2 % is 330.00");
        Reply csv = product.as("rep")
                .get("/commissions/statements/rep/" + month, "Accept", "text/csv")
                .expect(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.raw().body())
                .startsWith("line,on,type,account,deal,")
                .contains(number + ",")
                .contains(",standard,16500.00,16500.00,,2,,,330.00,USD,");
        assertThat(csv.raw().body().lines().filter(line -> line.startsWith("CLOSING")))
                .hasSize(3);
        assertThat(csv.raw()
                        .body()
                        .lines()
                        .map(line -> line.split(",", -1).length)
                        .distinct())
                .containsExactly(21);
        Reply pdf = product.as("rep")
                .get("/commissions/statements/rep/" + month, "Accept", "application/pdf")
                .expect(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.raw().body()).startsWith("%PDF-");

        JsonNode journal = product.as("auditor")
                .get("/commissions/journal?month=" + month)
                .expect(200)
                .json();
        assertThat(journal.get("debit")).isEqualTo(journal.get("credit"));
        assertThat(journal.get("memorandum")).isNotEmpty();
        assertThat(product.as("finance")
                        .get("/commissions/journal?month=" + month, "Accept", "text/csv")
                        .expect(200)
                        .raw()
                        .body())
                .startsWith("date,paidOn,account,debit,credit,currency,deal,person,transaction\r\n")
                .contains(",EXPENSE,330.00,0.00,USD," + number + ",,EARNING");
        JsonNode compared = product.as("auditor")
                .get("/commissions/reconciliation?month=" + month)
                .expect(200)
                .json();
        assertThat(compared.get("differences")).isEmpty();
        assertThat(compared.get("transactions").findValuesAsText("deal")).contains(number);
        assertThat(product.as("finance")
                        .get("/commissions/amortization?asOf=" + month)
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        product.as("rep").get("/commissions/journal?month=" + month).refused(403, "forbidden");
        assertThat(product.as("finance")
                        .get("/commissions/journal?month=2026-13")
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/month not-a-month");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void answersObjectionsToFinalStatements(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        String person = hire(product);
        books.adjusted(person, "5");
        String month = books.closeThisMonth();
        String path = "/commissions/statements/" + person + "/" + month;

        product.as("finance").post(path + "/acknowledge", null).refused(403, "forbidden");
        JsonNode first =
                product.as(person).post(path + "/acknowledge", null).expect(200).json();
        assertThat(product.as(person)
                        .post(path + "/acknowledge", null)
                        .expect(200)
                        .json())
                .isEqualTo(first);
        String entry = books.statement(person, person, month)
                .json()
                .at("/statement/adjustments/0/entry")
                .textValue();
        assertThat(product.as(person)
                        .post(path + "/disputes", Books.json().put("entry", "other"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/entry unknown-value", "/text missing");
        String dispute = product.as(person)
                .post(path + "/disputes", Books.json().put("entry", entry).put("text", "It was 50"))
                .expect(201)
                .text("/id");
        String later = YearMonth.parse(month).plusMonths(1).toString();
        product.as(person)
                .post(
                        "/commissions/statements/" + person + "/" + later + "/disputes",
                        Books.json().put("text", "x"))
                .refused(409, "month-wrong-state");

        String answer = "/commissions/disputes/" + dispute + "/answer";
        String adjustment = books.proposed(person, "45");
        product.as(person).post(answer, Books.json()).refused(403, "forbidden");
        assertThat(product.as("finance")
                        .post(answer, Books.json().put("outcome", "UPHELD").put("adjustment", adjustment))
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/text missing", "/adjustment unknown-value");
        product.as("finance2")
                .post("/commissions/adjustments/" + adjustment + "/approve", null)
                .expect(200);
        JsonNode upheld = product.as("finance")
                .post(
                        answer,
                        Books.json()
                                .put("outcome", "UPHELD")
                                .put("text", "Agreed")
                                .put("adjustment", adjustment))
                .expect(200)
                .json();
        assertThat(upheld.at("/answer/adjustment").textValue()).isEqualTo(adjustment);
        product.as("finance")
                .post(answer, Books.json().put("outcome", "DECLINED").put("text", "No"))
                .refused(409, "commission-wrong-state");
        assertThat(product.as(person)
                        .get("/commissions/disputes?status=upheld")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(product.as("rep3")
                        .get("/commissions/disputes")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void paysWhatIsDueOnceAndNotWhatIsHeld(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        String paid = hire(product);
        String owing = hire(product);
        String held = hire(product);
        books.adjusted(paid, "250");
        books.adjusted(owing, "-100");
        books.adjusted(held, "70");
        String month = books.closeThisMonth();
        String hold = books.hold(held);
        books.propose("2090-01").refused(409, "month-wrong-state");

        JsonNode proposed = books.propose(month).expect(201).json();
        String id = proposed.get("id").textValue();
        assertThat(Books.lines(proposed)).contains(paid + " 250.00").noneMatch(line -> line.startsWith(held));
        assertThat(Books.listed(proposed)).contains(owing + " CARRIED", held + " HELD 70.00");
        assertThat(books.propose(month).refused(409, "payout-open").text("/payout"))
                .isEqualTo(id);
        product.as("finance")
                .post("/commissions/payouts/" + id + "/approve", null)
                .refused(403, "second-person-needed");
        product.as("committee")
                .post("/commissions/payouts/" + id + "/approve", null)
                .refused(403, "forbidden");
        books.pay(id).refused(409, "commission-wrong-state");
        books.approve(id).expect(200);
        assertThat(product.as("finance")
                        .post(
                                "/commissions/payouts/" + id + "/pay",
                                Books.json().put("date", "2026-01-01"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/date out-of-range", "/reference missing");

        books.adjusted(paid, "-50");
        Reply changed = books.pay(id).refused(409, "payout-changed");
        assertThat(changed.json().get("people")).extracting(JsonNode::textValue).containsExactly(paid);
        assertThat(books.balance(paid, "PAID")).isNull();
        product.as("finance")
                .post("/commissions/payouts/" + id + "/cancel", null)
                .expect(200);
        books.approve(id).refused(409, "commission-wrong-state");

        String second = books.approved(month);
        JsonNode done = books.pay(second).expect(200).json();
        assertThat(Books.lines(done)).contains(paid + " 200.00");
        assertThat(books.balance(paid, "PAID")).isEqualTo("200.00");
        assertThat(books.balance(paid, "EARNED")).isEqualTo("0.00");
        books.pay(second).refused(409, "commission-wrong-state");
        Reply empty = books.propose(month).refused(409, "payout-empty");
        assertThat(Books.listed(empty.json())).contains(held + " HELD 70.00");

        product.as("finance2").delete("/commissions/holds/" + hold).expect(204);
        product.as("finance2").delete("/commissions/holds/" + hold).expect(204);
        assertThat(Books.lines(product.as("auditor")
                        .get("/commissions/payouts/" + books.paid(month))
                        .json()))
                .contains(held + " 70.00");
        books.returned(second, paid);
        assertThat(books.balance(paid, "EARNED")).isEqualTo("200.00");
        product.as("finance")
                .post(
                        "/commissions/payouts/" + second + "/returns",
                        Books.json()
                                .put("person", paid)
                                .put("date", new Sales(product).today().toString())
                                .put("reason", "again"))
                .refused(409, "commission-wrong-state");
        String csv = product.as("finance")
                .get("/commissions/payouts/" + second, "Accept", "text/csv")
                .expect(200)
                .raw()
                .body();
        assertThat(csv)
                .startsWith("person,name,amount,currency,month,batch,status\r\n")
                .contains("%s,Person %s,200.00,USD,%s,%s,RETURNED\r\n".formatted(paid, paid, month, second));
        assertThat(Books.lines(product.as("auditor")
                        .get("/commissions/payouts/" + books.paid(month))
                        .json()))
                .contains(paid + " 200.00");
        product.as("rep").get("/commissions/payouts").refused(403, "forbidden");
        assertThat(product.as("committee")
                        .get("/commissions/payouts?status=CANCELLED")
                        .expect(200)
                        .json()
                        .get("items"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void leavesABatchToThoseWithoutALineInIt(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        String selling = hire(product, "FINANCE");
        books.adjusted(selling, "10");
        String month = books.closeThisMonth();

        product.as(selling)
                .post("/commissions/payouts", Books.json().put("upTo", month))
                .refused(403, "own-commission");
        product.as("finance")
                .post(
                        "/commissions/holds",
                        Books.json().put("person", "finance").put("reason", "x"))
                .refused(403, "own-commission");
        assertThat(product.as("finance")
                        .post("/commissions/holds", Books.json().put("reason", "x"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/person missing");
        assertThat(product.as("finance")
                        .post(
                                "/commissions/holds",
                                Books.json()
                                        .put("person", "rep")
                                        .put("deal", "D-000009")
                                        .put("reason", "x"))
                        .refused(422, "invalid")
                        .faults())
                .isNotEmpty();
        String id = books.propose(month).expect(201).text("/id");
        product.as(selling)
                .post("/commissions/payouts/" + id + "/approve", null)
                .refused(403, "own-commission");
        List<String> others = product.sql()
                .sql("select person_id from person_role where role = 'FINANCE' and held and person_id <> 'finance'")
                .query(String.class)
                .list();
        others.forEach(other -> new Staff(product).change(other, person -> person.put("active", false)));
        product.as("committee")
                .post("/commissions/payouts/" + id + "/approve", null)
                .expect(200);
        others.forEach(other -> new Staff(product).change(other, person -> person.put("active", true)));
        product.as("committee")
                .post(
                        "/commissions/payouts/" + id + "/pay",
                        Books.json()
                                .put("date", new Sales(product).today().toString())
                                .put("reference", "r"))
                .refused(403, "forbidden");
        books.pay(id).expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdsADealBackFromThoseWhoEarnOnIt(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        Sales sales = new Sales(product);
        String selling = hire(product, "SALES_REP", "FINANCE");
        var shared = Sales.clear();
        shared.putArray("credits").addObject().put("rep", selling).put("percent", 100);
        String number = Sales.number(sales.approved(shared));
        sales.close("rep", number, "WON", sales.today()).expect(200);
        String month = books.closeThisMonth();

        product.as(selling)
                .post("/commissions/holds", Books.json().put("deal", number).put("reason", "x"))
                .refused(403, "own-commission");
        product.as("finance")
                .post("/commissions/holds", Books.json().put("deal", number).put("reason", "x"))
                .expect(201);
        books.adjusted(selling, "-30");
        Reply proposed = books.propose(month);
        JsonNode listed = proposed.json();
        assertThat(Books.listed(listed)).contains(selling + " HELD 300.00");
        if (proposed.status() == 201) {
            product.as("finance")
                    .post("/commissions/payouts/" + proposed.text("/id") + "/cancel", null)
                    .expect(200);
        }
        assertThat(product.as("auditor")
                        .get("/commissions/holds?status=standing")
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsText("deal"))
                .contains(number);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letsOneOfTwoWin(Database database) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        String person = hire(product);
        new Staff(product).hire("third" + database, "FINANCE");
        String adjustment = books.proposed(person, "80");
        assertThat(statuses(Together.act(
                        () -> decide(product, "finance2", adjustment),
                        () -> decide(product, "third" + database, adjustment))))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(books.balance(person, "EARNED")).isEqualTo("80.00");

        books.closeThisMonth();
        books.adjusted(person, "20");
        String next = new Sales(product).today().toString().substring(0, 7);
        while (new Sales(product).today().toString().startsWith(next)) {
            product.clock().advance(java.time.Duration.ofDays(5));
        }
        assertThat(statuses(Together.act(() -> books.close(next), () -> books.close(next))))
                .containsExactlyInAnyOrder(200, 409);

        String payout = books.propose(next).expect(201).text("/id");
        assertThat(statuses(Together.act(() -> books.approve(payout), () -> books.approve(payout))))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(statuses(Together.act(() -> books.pay(payout), () -> books.pay(payout))))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(books.balance(person, "PAID")).isEqualTo("100.00");
    }

    private static Reply decide(Product product, String by, String adjustment) {
        return product.as(by).post("/commissions/adjustments/" + adjustment + "/approve", null);
    }

    private static List<Integer> statuses(List<Reply> replies) {
        return replies.stream().map(Reply::status).toList();
    }

    @ParameterizedTest
    @CsvSource({"H2, HOLD", "POSTGRESQL, HOLD", "H2, NEGATIVE", "POSTGRESQL, NEGATIVE"})
    void neverPaysMoreThanStands(Database database, String against) {
        Product product = PRODUCTS.on(database);
        Books books = new Books(product);
        for (int round = 0; round < 3; round++) {
            String person = hire(product);
            books.adjusted(person, "60");
            String month = books.closeThisMonth();
            String payout = books.approved(month);
            String negative = books.proposed(person, "-25");

            List<Reply> both = Together.act(
                    () -> books.pay(payout),
                    () -> against.equals("HOLD")
                            ? product.as("finance")
                                    .post(
                                            "/commissions/holds",
                                            Books.json().put("person", person).put("reason", "x"))
                            : decide(product, "finance2", negative));

            assertThat(both.get(1).status()).isIn(200, 201);
            if (both.get(0).status() == 200) {
                assertThat(books.balance(person, "PAID")).isEqualTo("60.00");
            } else {
                assertThat(both.get(0).refused(409, "payout-changed").json().get("people"))
                        .extracting(JsonNode::textValue)
                        .containsExactly(person);
                assertThat(books.balance(person, "PAID")).isNull();
                product.as("finance")
                        .post("/commissions/payouts/" + payout + "/cancel", null)
                        .expect(200);
            }
        }
    }
}
