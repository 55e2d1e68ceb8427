package org.dealdesk.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.LogLines;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** Access tokens from their making to their end: who makes which, what a call with one may do, and what ends them. */
class TokensIntegrationTests {

    private static ObjectNode wish(Product product, String... roles) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("name", "A script");
        for (String role : roles) {
            wish.withArray("roles").add(role);
        }
        return wish.put("expiresOn", today(product).plusDays(30).toString());
    }

    private static LocalDate today(Product product) {
        return new Sales(product).today();
    }

    private static String make(Product product, String person, String... roles) {
        return product.as(person)
                .post("/tokens", wish(product, roles))
                .expect(201)
                .text("/token");
    }

    private static String of(Product product, String program, String role) {
        return product.as("admin")
                .post("/tokens", wish(product, role).put("person", program))
                .expect(201)
                .text("/token");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void callsAsTheirPersonAndStoresOnlyAHash(Database database) {
        Product product = Product.on(database);
        Staff staff = new Staff(product);
        staff.hire("tok.rep", "SALES_REP", "AUDITOR");
        Reply made = product.as("tok.rep")
                .post("/tokens", wish(product, "SALES_REP"), "Idempotency-Key", "token-1")
                .expect(201);
        String secret = made.text("/token");
        assertThat(secret).matches("dd_[A-Za-z0-9_-]{43}");
        Client script = product.with(secret);

        assertThat(script.get("/me").expect(200).text("/id")).isEqualTo("tok.rep");
        Reply deal = script.post("/deals", Sales.clear()).expect(201);
        assertThat(deal.text("/owner")).isEqualTo("tok.rep");
        script.get("/commissions/entries?rep=rep").expect(403);
        product.as("tok.rep").get("/commissions/entries?rep=rep").expect(200);

        Reply again = product.as("tok.rep")
                .post("/tokens", wish(product, "SALES_REP"), "Idempotency-Key", "token-1")
                .expect(201);
        assertThat(again.text("/id")).isEqualTo(made.text("/id"));
        assertThat(again.json().get("token").isNull()).isTrue();
        assertThat(product.as("tok.rep").get("/tokens").expect(200).raw().body())
                .doesNotContain(secret);
        for (String column : List.of("access_token.sha256", "idempotency_key.answer", "history_record.data")) {
            String[] names = column.split("\\.", 2);
            assertThat(product.sql()
                            .sql("select count(*) from " + names[0] + " where " + names[1] + " like ?")
                            .param("%" + secret + "%")
                            .query(Integer.class)
                            .single())
                    .as(column)
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesEveryFaultAndRefusesWhatIsForOthers(Database database) {
        Product product = Product.on(database);
        Client rep = product.as("rep");
        assertThat(rep.post("/tokens", JsonNodeFactory.instance.objectNode())
                        .refused(422, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/name missing", "/expiresOn missing", "/roles wrong-size");
        ObjectNode wrong = wish(product, "SALES_REP", "FINANCE", "BOSS")
                .put("expiresOn", today(product).plusYears(1).plusDays(1).toString());
        assertThat(rep.post("/tokens", wrong).refused(422, "invalid").faults())
                .containsExactlyInAnyOrder("/roles/1 not-held", "/roles/2 unknown-value", "/expiresOn out-of-range");
        assertThat(rep.post("/tokens", wish(product, "SALES_REP").put("expiresOn", "2020-01-01"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/expiresOn out-of-range");
        rep.post("/tokens", wish(product, "SALES_REP").put("person", "rep2")).refused(403, "forbidden");
        assertThat(product.as("admin")
                        .post("/tokens", wish(product, "SALES_REP").put("person", "rep2"))
                        .refused(422, "invalid")
                        .faults())
                .containsExactly("/person not-a-program");
        rep.get("/tokens?person=rep2").refused(403, "forbidden");
        String id = product.as("rep2")
                .post("/tokens", wish(product, "SALES_REP"))
                .expect(201)
                .text("/id");
        rep.delete("/tokens/" + id).refused(404, "not-found");
        product.as("admin").delete("/tokens/" + id).expect(204);
        product.as("rep2").delete("/tokens/" + id).expect(204);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void areNoFreshSignIn(Database database) {
        Product product = Product.on(database);
        Client script = product.with(make(product, "rep", "SALES_REP"));
        String id = script.get("/tokens?limit=1").expect(200).text("/items/0/id");

        script.post("/tokens", wish(product, "SALES_REP")).refused(403, "sign-in-again");
        script.delete("/tokens/" + id).refused(403, "sign-in-again");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void endByExpiryRevocationLostRolesAndDeactivation(Database database) {
        Product product = Product.fresh(database);
        try (product) {
            Staff staff = new Staff(product);
            staff.hire("tok.fin", "FINANCE", "AUDITOR");
            String both = make(product, "tok.fin", "FINANCE", "AUDITOR");
            Client script = product.with(both);
            script.get("/policies/backtests").expect(200);
            staff.change("tok.fin", person -> person.putArray("roles").add("SALES_REP"));
            script.get("/policies/backtests").expect(403);
            assertThat(script.get("/me").expect(200).text("/id")).isEqualTo("tok.fin");

            Reply other = product.as("tok.fin")
                    .post("/tokens", wish(product, "SALES_REP"))
                    .expect(201);
            product.as("tok.fin").delete("/tokens/" + other.text("/id")).expect(204);
            Reply revoked = product.with(other.text("/token")).get("/me").refused(401, "unauthenticated");
            assertThat(revoked.text("/detail"))
                    .isEqualTo(product.with(TokenSecret.next()).get("/me").text("/detail"))
                    .contains("access token");

            staff.change("tok.fin", person -> person.put("active", false));
            script.get("/me").refused(401, "unauthenticated");
            staff.change("tok.fin", person -> person.put("active", true));
            script.get("/me").refused(401, "unauthenticated");
            assertThat(records(product, "access/tok.fin"))
                    .containsExactly(
                            "TOKEN_MADE tok.fin",
                            "TOKEN_MADE tok.fin",
                            "TOKEN_REVOKED tok.fin",
                            "TOKEN_REVOKED system");

            String expiring = product.as("rep")
                    .post(
                            "/tokens",
                            wish(product, "SALES_REP")
                                    .put("expiresOn", today(product).toString()))
                    .expect(201)
                    .text("/token");
            product.with(expiring).get("/me").expect(200);
            product.clock().advance(Duration.ofDays(1));
            product.with(expiring).get("/me").refused(401, "unauthenticated");
        } finally {
            product.clock().reset();
        }
    }

    private static List<String> records(Product product, String stream) {
        return product.sql()
                .sql("select type, actor from history_record where stream = ? order by seq")
                .param(stream)
                .query((row, number) -> row.getString("type") + " " + row.getString("actor"))
                .list();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void noteTheirLastUseAtMostOnceInFiveMinutes(Database database) {
        Product product = Product.fresh(database);
        try (product) {
            Client script = product.with(make(product, "rep", "SALES_REP"));
            String first = lastUse(script);
            product.clock().advance(Duration.ofMinutes(4));
            assertThat(lastUse(script)).isEqualTo(first);
            product.clock().advance(Duration.ofMinutes(2));
            assertThat(lastUse(script)).isGreaterThan(first);
        } finally {
            product.clock().reset();
        }
    }

    private static String lastUse(Client script) {
        script.get("/me").expect(200);
        return script.get("/tokens?limit=1").expect(200).text("/items/0/lastUsedAt");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void holdACallToTheRolesOfTheToken(Database database) {
        Product product = Product.on(database);
        Staff staff = new Staff(product);
        staff.hire("tok.many", "SALES_REP", "SALES_OPS", "FINANCE");
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forSalesOps());
        ObjectNode decision =
                JsonNodeFactory.instance.objectNode().put("outcome", "APPROVE").put("revision", 1);
        String review = "/tasks/" + Sales.review(deal, "SALES_OPS").get("id").textValue();
        String own = Sales.number(
                product.as("tok.many").post("/deals", Sales.clear()).expect(201).json());

        for (String[] some : new String[][] {{"SALES_REP"}, {"FINANCE"}, {"FINANCE", "SALES_REP"}}) {
            Client script = product.with(make(product, "tok.many", some));
            script.post(review + "/claim", null).refused(403, "forbidden");
            script.post(review + "/decision", decision).refused(403, "forbidden");
            script.post("/tasks/decisions", decision).refused(403, "forbidden");
        }
        Client reviewer = product.with(make(product, "tok.many", "SALES_OPS", "FINANCE"));
        reviewer.post("/deals/" + own + "/submit", null).refused(403, "forbidden");
        reviewer.get("/deals/" + own).expect(200);
        reviewer.post(review + "/decision", decision).expect(200);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void letProgramsInWhichHaveNoSession(Database database) {
        Product product = Product.on(database);
        Staff staff = new Staff(product);
        staff.hire("tok.crm", "CRM");
        staff.hire("tok.delivery", "DELIVERY");
        Client crm = product.with(of(product, "tok.crm", "CRM"));
        assertThat(crm.post("/deals", Sales.clear().put("owner", "rep"))
                        .expect(201)
                        .text("/owner"))
                .isEqualTo("rep");

        Client delivery = product.with(of(product, "tok.delivery", "DELIVERY"));
        assertThat(delivery.get("/me").expect(200).text("/id")).isEqualTo("tok.delivery");
        delivery.get("/tokens").expect(200);
        for (String closed :
                List.of("/deals", "/policies", "/people", "/tasks", "/delegations", "/commissions/balances")) {
            delivery.get(closed).refused(403, "forbidden");
        }
        delivery.post("/assessments", Sales.clear()).refused(403, "forbidden");

        assertThat(new Desk(product).signIn("tok.crm", "demo").address()).contains("/sign-in");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void areLoggedWithoutSecretsAndOpenNoPage(Database database) {
        Product product = Product.on(database);
        Logger security = (Logger) LoggerFactory.getLogger(SecurityLog.class);
        Level before = security.getLevel();
        try (LogLines log = LogLines.ofAll()) {
            security.setLevel(Level.INFO);
            String token = make(product, "rep", "SALES_REP");
            product.with(token).get("//deals", "Accept", "text/html").expect(302);
            product.with(token + "x").get("/me").refused(401, "unauthenticated");
            assertThat(log.containing("security event=token-made actor=rep account=rep"))
                    .hasSize(1);
            assertThat(log.containing(token)).isEmpty();
        } finally {
            security.setLevel(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void neverLastLongerThanAYearForTheDatabaseEither(Database database) {
        Product product = Product.on(database);
        make(product, "rep3", "SALES_REP");
        assertThatThrownBy(() -> product.sql()
                        .sql(
                                "update access_token set expires_on = created_on + interval '367' day where person = 'rep3'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .satisfies(refused ->
                        assertThat(refused.getMessage()).containsIgnoringCase("access_token_lasts_a_year_at_most"));
    }
}
