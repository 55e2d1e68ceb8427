package org.dealdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The security log of refusals and sign-ins: each once, with who, what and from where, and no secret. */
class SecurityLogIntegrationTests {

    private static final String FROM_HERE = " address=127.0.0.1";

    private final Product product = Product.on(Database.H2);
    private final Sales sales = new Sales(product);
    private final Logger log = (Logger) LoggerFactory.getLogger(SecurityLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
        log.setAdditive(true);
        log.setLevel(Level.ERROR);
    }

    /** The lines since this was last asked. */
    private List<String> written() {
        List<String> written =
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        lines.list.clear();
        return written;
    }

    @Test
    void hasEveryRefusalOnce() {
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        written();
        Client rep = product.as("rep");

        rep.get("//actuator/metrics?secret=token").expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=forbidden actor=rep deal=- method=GET"
                        + " path=/actuator/metrics" + FROM_HERE);

        rep.get("/people?limit=5").expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=forbidden actor=rep deal=- method=GET"
                        + " path=/api/v1/people" + FROM_HERE);

        product.as("finance")
                .post("/tasks/" + number + ".1.SALES_OPS/decision", "{\"outcome\": \"APPROVE\", \"revision\": 1}")
                .expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=forbidden actor=finance deal=" + number
                        + " method=POST path=/api/v1/tasks/" + number + ".1.SALES_OPS/decision" + FROM_HERE);

        product.as(null).get("/me").expect(401);
        assertThat(written())
                .containsExactly("security event=refused reason=unauthenticated actor=- deal=- method=GET"
                        + " path=/api/v1/me" + FROM_HERE);

        rep.send("POST", "/deals/" + number + "/withdraw", (String) null, "Sec-Fetch-Site", "cross-site")
                .expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=cross-site actor=- deal=" + number
                        + " method=POST path=/api/v1/deals/" + number + "/withdraw" + FROM_HERE);

        rep.get("/deals/" + number).expect(200);
        rep.get("/deals/D-999999").expect(404);
        rep.get("//nothing").expect(404);
        assertThat(written()).isEmpty();
    }

    @Test
    void hasRefusalsAtThePages() {
        String number = Sales.number(sales.submit(Sales.smallForSalesOps()));
        Desk salesops = Desk.of(product, "salesops");
        Map<String, String> token = salesops.get("/").hidden("/sign-out");
        written();

        salesops.get("/deals/new").expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=forbidden actor=salesops deal=- method=GET"
                        + " path=/deals/new" + FROM_HERE);

        salesops.post("/deals/" + number + "/owner/recall", token).expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=forbidden actor=salesops deal=" + number
                        + " method=POST path=/deals/" + number + "/owner/recall" + FROM_HERE);

        salesops.post("/deals/" + number + "/owner/recall", Map.of("comment", "secret"))
                .expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=form-token actor=salesops deal=" + number
                        + " method=POST path=/deals/" + number + "/owner/recall" + FROM_HERE);

        salesops.send("/sign-out", token, "Sec-Fetch-Site", "cross-site").expect(403);
        assertThat(written())
                .containsExactly("security event=refused reason=cross-site actor=salesops deal=- method=POST"
                        + " path=/sign-out" + FROM_HERE);
    }

    @Test
    void countsWhatSomebodyTriesToSeeOfOthers() {
        new Staff(product).hire("log-prober", "SALES_REP");
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String number = Sales.number(deal);
        String draft = sales.draft(Sales.clear()).text("/number");
        Desk desk = Desk.of(product, "log-prober");
        written();

        Client prober = product.as("log-prober");
        prober.get("/deals/" + number).expect(404);
        prober.post("/deals/" + draft + "/submit", null).expect(404);
        prober.get("/tasks/" + number + ".1.SALES_OPS").expect(404);
        desk.get("/deals/" + number).expect(404);

        String hidden = "security event=hidden actor=log-prober object=";
        assertThat(written())
                .containsExactly(
                        hidden + "\"deal " + number + "\" probes=1 method=GET path=/api/v1/deals/" + number + FROM_HERE,
                        hidden + "\"deal " + draft + "\" probes=2 method=POST path=/api/v1/deals/" + draft + "/submit"
                                + FROM_HERE,
                        hidden + "\"review " + number + ".1.SALES_OPS\" probes=3 method=GET path=/api/v1/tasks/"
                                + number + ".1.SALES_OPS" + FROM_HERE,
                        hidden + "\"deal " + number + "\" probes=4 method=GET path=/deals/" + number + FROM_HERE);
    }

    @Test
    void hasWhoSignsInAndOut() {
        Desk desk = Desk.of(product, "rep");
        assertThat(written())
                .containsExactly("security event=signed-in account=rep method=POST path=/sign-in" + FROM_HERE);

        Page home = desk.get("/");
        desk.submit(home, "/sign-out", Map.of()).expect(200);
        assertThat(written())
                .containsExactly("security event=signed-out account=rep method=POST path=/sign-out" + FROM_HERE);

        // Programs sign in with every request: those are in the line of the use case.
        product.as("rep").get("/me").expect(200);
        assertThat(written()).isEmpty();
    }

    @Test
    void namesTheAccountOfARefusedSignInOnlyIfThereIsOne() {
        new Desk(product).signIn("rep", "guess");
        assertThat(written())
                .containsExactly("security event=sign-in-refused account=rep method=POST path=/sign-in" + FROM_HERE);

        Client stranger = product.as("hunter2-password");
        stranger.get("/me").expect(401);
        stranger.get("/deals").expect(401);
        product.as("hunter3-password").get("/me").expect(401);
        product.as("a\u0000b").get("/me").expect(401);
        List<String> refused = written();
        assertThat(refused).hasSize(4).allSatisfy(line -> assertThat(line)
                .matches("security event=sign-in-refused account=unknown:[0-9a-f]{12} method=GET path=/api/v1/.*"
                        + FROM_HERE)
                .doesNotContain("hunter"));
        List<String> accounts =
                refused.stream().map(line -> line.split(" ", -1)[2]).toList();
        assertThat(accounts.get(0)).isEqualTo(accounts.get(1)).isNotEqualTo(accounts.get(2));
    }

    @Test
    void isOneLineWhateverIsSent() {
        product.as(null).get("//api/v1/%0Asecurity%20event=signed-in").expect(400);
        product.as(null).get("//api/v1/a%20b%C3%A9%22/" + "x".repeat(400)).expect(401);
        assertThat(written()).singleElement().satisfies(line -> assertThat(line)
                .contains(" path=/api/v1/a%20b%C3%A9%22/xxx")
                .contains("... address=127.0.0.1")
                .hasSizeLessThan(350));
    }
}
