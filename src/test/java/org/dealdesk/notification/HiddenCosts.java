package org.dealdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.notification.mail.MailServer;
import org.dealdesk.notification.mail.MailServer.Mail;
import org.dealdesk.notification.mail.Mailing;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;

/**
 * Under a policy that hides costs a rep reads every answer and every page that the product has, and every mail: about a deal of three
 * revisions with a counter-offer and with approvals under conditions, void and carried over. No number made of costs is in any of them.
 */
public final class HiddenCosts {

    /** In the policy of this product: a cost, the gate, limits of guardrails; and the limit of the condition. */
    static final List<String> OF_THE_POLICY = List.of("115.37", "23.41", "49.53", "23.17", "5.31", "115.53", "40.29");

    /** What the hours of each revision and of the counter-offer cost, and what margin that leaves. */
    private static final List<String> OF_THE_DEAL = List.of(
            "2307.4", "2,307.4", "47.56", "47.6 ", "39.31", "39.3 ", "39.60", "39.6 ", "47.80", "47.8 ", "52.44",
            "60.69", "60.4", "52.2");

    /** 2 % of each net, which is due where the margin is at the gate or above. */
    private static final List<String> COMMISSIONS = List.of("88.00", "76.04", "76.40", "88.40");

    private final Product product;
    private final MailServer server;
    private final Sales sales;

    public HiddenCosts(Product product, MailServer server) {
        this.product = product;
        this.server = server;
        this.sales = new Sales(product);
    }

    /** The default policy with costs hidden, and with numbers that occur nowhere else in the product. */
    public static String policy(String document) {
        return replaced(
                document,
                "repsSeeCost: true",
                "repsSeeCost: false",
                "CONSULTANT: 115.00",
                "CONSULTANT: 115.37",
                "marginGate: 0 ",
                "marginGate: 23.41 ",
                "- {at: 50}\n      - {at: 40, approvals: [SALES_OPS]}",
                "- {at: 49.53}\n      - {at: 40, approvals: [SALES_OPS]}",
                "- {at: 23}",
                "- {at: 23.17}",
                "- {at: 5}\n",
                "- {at: 5.31}\n",
                "- {at: 115, approvals: [FINANCE]}",
                "- {at: 115.53, approvals: [FINANCE]}");
    }

    public void areReadNowhere() {
        String number = dealOfThreeRevisions();
        List<String> secrets = new ArrayList<>(OF_THE_POLICY);
        secrets.addAll(OF_THE_DEAL);
        secrets.addAll(COMMISSIONS);
        readsNone(number, secrets);
        assessesNone(secrets);
        othersReadOn(number);
        ownMailsSayNone(Mailing.post(product, server), secrets);

        sales.approveAll(number);
        secrets.removeAll(COMMISSIONS);
        readsNone(number, secrets);
        assertThat(rep().get("/deals/" + number).text("/assessment/economics/commission"))
                .isEqualTo("76.40");
        assertThat(rep().get("/deals/" + number + "/revisions/2").text("/assessment/economics/commission"))
                .as("never approved")
                .isNull();
        ownMailsSayNone(Mailing.post(product, server), secrets);
        sales.act(number, "withdraw");
        assertThat(rep().get("/deals/" + number).text("/assessment/economics/commission"))
                .as("was told before")
                .isEqualTo("76.40");
        Mailing.post(product, server);
    }

    /** Finance approves under a condition that revision 2 breaks; revision 3 is no worse than 2; legal offers, and decides on none. */
    private String dealOfThreeRevisions() {
        ObjectNode proposal = Sales.smallForThree();
        price(proposal, "220");
        JsonNode deal = sales.submit(proposal);
        String number = Sales.number(deal);
        deal = sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
        JsonNode legal = Sales.review(deal, "LEGAL");
        ObjectNode decision = decision("APPROVE");
        decision.putArray("conditions")
                .addObject()
                .put("measure", "DEAL_TRUE_MARGIN_PCT")
                .put("min", "40.29");
        decide("finance", Sales.review(deal, "FINANCE"), decision);
        ObjectNode offer = decision("REQUEST_CHANGES");
        ObjectNode offered = proposal.deepCopy();
        price(offered, "221");
        offer.set("proposal", offered);
        decide("legal", legal, offer);
        readsNone(number, List.of("47.80", "40.29", "115.37", "88.40"));

        price(proposal, "190.11");
        sales.revise(number, proposal);
        deal = sales.act(number, "submit");
        assertThat(sales.history(number)).contains("APPROVAL_VOIDED");
        deal = sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE")
                .expect(200)
                .json();
        sales.decide("finance", Sales.review(deal, "FINANCE"), "APPROVE").expect(200);
        sales.act(number, "recall");
        price(proposal, "191");
        sales.revise(number, proposal);
        sales.act(number, "submit");
        assertThat(sales.history(number)).contains("APPROVAL_CARRIED_OVER");
        return number;
    }

    private void readsNone(String number, List<String> secrets) {
        Desk desk = Desk.of(product, "rep");
        Set<String> seen = new TreeSet<>();
        for (String address : new ReadAddresses(product, sales).of(number)) {
            if (address.startsWith("/api/v1")) {
                Reply reply = rep().get(address.substring("/api/v1".length()));
                assertThat(reply.status()).as(address).isLessThan(500);
                saysNone(address, reply.raw().body(), secrets);
                seen.add(reply.status() == 200 ? address : "");
            } else {
                Desk.Page page = desk.look(address);
                assertThat(page.status()).as(address).isLessThan(500);
                saysNone(address, page.html() + page.text(), secrets);
                seen.add(page.status() == 200 ? address : "");
            }
        }
        assertThat(seen)
                .contains(
                        "/deals/" + number,
                        "/api/v1/deals/" + number,
                        "/api/v1/deals/" + number + "?explain=true",
                        "/api/v1/deals/" + number + "/history",
                        "/api/v1/deals/" + number + "/revisions",
                        "/api/v1/deals/" + number + "/waiting",
                        "/api/v1/policies/current",
                        "/policies/2026.1");
        assertThat(rep().get("/deals/" + number + "/history").json().get("items"))
                .allSatisfy(record -> assertThat(record.get("hash").isNull()).isTrue());
    }

    private void assessesNone(List<String> secrets) {
        ObjectNode cheap = Sales.smallForThree();
        price(cheap, "191");
        for (String call : List.of("/assessments", "/assessments?explain=true", "/assessments/ways")) {
            saysNone(call, rep().post(call, cheap).expect(200).raw().body(), secrets);
        }
        // Below the gate: neither the commission nor its absence is told.
        price(cheap, "140");
        JsonNode belowTheGate = rep().post("/assessments", cheap).expect(200).json();
        assertThat(belowTheGate.at("/economics/commission").isNull()).isTrue();
        assertThat(belowTheGate.at("/economics/commissionSplit").isNull()).isTrue();
        JsonNode ways = rep().post("/assessments/ways", cheap).expect(200).json();
        ways.get("ways").forEach(way -> {
            assertThat(way.get("commission").isNull()).isTrue();
            assertThat(way.get("message").textValue()).contains(", net +").doesNotContain("commission");
        });
        price(cheap, "40");
        saysNone(
                "blocked",
                rep().post("/deals?submit=true", cheap)
                        .refused(422, "deal-blocked")
                        .raw()
                        .body(),
                secrets);
        assertThat(rep().get("/policies/current")
                        .json()
                        .at("/document/commission")
                        .toString())
                .contains("rate")
                .doesNotContain("marginGate");
    }

    private void othersReadOn(String number) {
        for (String person : List.of("auditor", "finance")) {
            Client reader = product.as(person);
            String history =
                    reader.get("/deals/" + number + "/history?limit=200").raw().body();
            assertThat(history).contains("40.29", "39.31", "\"hash\":\"");
            assertThat(reader.get("/deals/" + number).raw().body()).contains("40.29", "39.60", "2307.40", "76.40");
            assertThat(reader.get("/policies/current").raw().body()).contains("115.37", "23.41");
            assertThat(Desk.of(product, person).get("/deals/" + number).text()).contains("40.29", "39.31");
        }
    }

    private static void ownMailsSayNone(List<Mail> mails, List<String> secrets) {
        assertThat(mails).anySatisfy(mail -> assertThat(mail.to()).isEqualTo("rep@example.com"));
        for (Mail mail : mails) {
            assertThat(mail.subject()).doesNotContainIgnoringCase("margin");
            if (mail.to().startsWith("rep")) {
                saysNone(mail.subject(), mail.text() + mail.html(), secrets);
            }
        }
    }

    private static void saysNone(String where, String text, List<String> secrets) {
        // The seconds of an instant may be any number, a secret one too.
        String timeless = text.replaceAll("T\\d\\d:\\d\\d:\\d\\d\\.\\d+Z", "");
        for (String secret : secrets) {
            assertThat(timeless).as(where).doesNotContain(secret);
        }
    }

    private void decide(String person, JsonNode review, ObjectNode decision) {
        product.as(person)
                .post("/tasks/" + review.get("id").textValue() + "/decision", decision)
                .expect(200);
    }

    private static ObjectNode decision(String outcome) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("outcome", outcome)
                .put("revision", 1)
                .put("comment", "as discussed");
    }

    private static void price(ObjectNode deal, String unitPrice) {
        ((ObjectNode) deal.at("/lines/0")).put("unitPrice", unitPrice);
    }

    private Client rep() {
        return product.as("rep");
    }

    private static String replaced(String text, String... pairs) {
        String result = text;
        for (int index = 0; index < pairs.length; index += 2) {
            assertThat(result).contains(pairs[index]);
            result = result.replace(pairs[index], pairs[index + 1]);
        }
        return result;
    }
}
