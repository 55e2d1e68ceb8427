package org.dealdesk.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dealdesk.approval.deadline.ServiceLevels;
import org.dealdesk.notification.HiddenCosts;
import org.dealdesk.notification.mail.MailServer.Mail;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The people that a record concerns get mails: at least once, in order per deal, none of what was rolled back, and none that is not wanted. */
public class MailIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void writesToWhomItConcerns(Database database, @TempDir Path folder) throws Exception {
        Path policy = folder.resolve("policy.yaml");
        Files.writeString(policy, HiddenCosts.policy(Deals.DEFAULT_POLICY));
        try (MailServer server = new MailServer();
                Product product =
                        Product.start(database.fresh(), server.properties("dealdesk.first-policy=" + policy.toUri()))) {
            try {
                new HiddenCosts(product, server).areReadNowhere();
                writesToThoseWhoMayDecideAndThenToTheOwner(product, server);
                tellsThoseWhoShareACommissionWithoutItsAmount(product, server);
                saysWhoItIsFromAndThatAMachineWroteIt(product, server);
                writesOfEverythingThatConcernsPeople(product, server);
                alarmsAdministratorsWhereNobodyMayDecide(product, server);
                writesNothingOfARefusedCall(product, server);
                keepsNamesInTheirPlace(product, server);
                MailTrouble trouble = new MailTrouble(product, server);
                trouble.waitsWhileTheServerIsAway();
                trouble.holdsNothingUpWhileTheServerSaysNothing();
                trouble.writesAgainUnderTheSameIdAfterACrash();
                trouble.writesNothingWhereNothingIsWantedOrPossible();
                Invariants.mustHold(product);
            } finally {
                product.clock().reset();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void gathersTheMailOfTheDay(Database database) {
        try (MailServer server = new MailServer();
                Product product = Product.start(database.fresh(), server.properties())) {
            try {
                MailDays days = new MailDays(product, server);
                days.sendsOneMailWithEverythingSinceTheLast();
                days.sendsNothingWhereNothingHappened();
                days.repeatsTheSameMailAndKeepsTheRestForTheNext();
                days.sendsOneFromTwoNodes();
                days.sendsNothingMoreToWhomeverWantsNothingMore();
                Invariants.mustHold(product);
            } finally {
                product.clock().reset();
            }
        }
    }

    private static void writesToThoseWhoMayDecideAndThenToTheOwner(Product product, MailServer server) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForThree());
        String number = Sales.number(deal);
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .containsExactlyInAnyOrder(
                        "salesops@example.com [" + number + "] Sales Ops approval needed",
                        "salesops2@example.com [" + number + "] Sales Ops approval needed");
        assertThat(Mailing.post(product, server)).as("each once").isEmpty();

        sales.decide("salesops", Sales.review(deal, "SALES_OPS"), "APPROVE").expect(200);
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .containsExactlyInAnyOrder(
                        "finance@example.com [" + number + "] Finance approval needed",
                        "finance2@example.com [" + number + "] Finance approval needed",
                        "legal@example.com [" + number + "] Legal approval needed",
                        "legal2@example.com [" + number + "] Legal approval needed");

        sales.approveAll(number);
        List<Mail> approved = Mailing.post(product, server);
        assertThat(Mailing.briefs(approved)).containsExactly("rep@example.com [" + number + "] Approved");
        assertThat(approved.get(0).text()).contains("Commission accrued: 96.00 USD", "Approval expires: ");
        assertThat(approved.get(0).text()).contains("https://desk.example.com/deals/" + number + "\n");
    }

    private static void tellsThoseWhoShareACommissionWithoutItsAmount(Product product, MailServer server) {
        Sales sales = new Sales(product);
        ObjectNode shared = Sales.smallForSalesOps();
        shared.putArray("credits").addObject().put("rep", "rep").put("percent", "60");
        shared.withArray("credits").addObject().put("rep", "rep2").put("percent", "40");
        String number = Sales.number(sales.approved(shared));
        List<Mail> mails = Mailing.post(product, server);
        assertThat(Mailing.briefs(mails))
                .containsExactlyInAnyOrder(
                        "rep@example.com [" + number + "] Approved", "rep2@example.com [" + number + "] Approved");
        assertThat(mails).allSatisfy(mail -> {
            assertThat(mail.subject()).endsWith("Test customer, net 4,800.00 USD");
            assertThat(mail.text() + mail.html()).as("reps see no costs").doesNotContainIgnoringCase("margin");
        });

        sales.close("rep", number, "WON", sales.today()).expect(200);
        List<Mail> won = Mailing.post(product, server);
        assertThat(Mailing.briefs(won)).containsExactly("rep2@example.com [" + number + "] Won");
        assertThat(won.get(0).text())
                .as("the amount is that of both reps")
                .contains("The deal is won.")
                .doesNotContain("Commission", "96.00");
    }

    private static void saysWhoItIsFromAndThatAMachineWroteIt(Product product, MailServer server) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String number = Sales.number(deal);
        Mail mail = Mailing.post(product, server).get(0);
        assertThat(mail.subject())
                .matches("\\[" + number + "] Sales Ops approval needed: Test customer, net 4,800.00 USD, due"
                        + " [0-9-]{10}");
        assertThat(mail.header("From")).isEqualTo("Dealdesk <deals@desk.example.com>");
        assertThat(mail.id()).matches("<" + number + "\\.3\\.[0-9a-f]{24}@desk\\.example\\.com>");
        assertThat(mail.header("References")).isEqualTo("<" + number + "@desk.example.com>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("List-Id")).isEqualTo("Dealdesk <dealdesk.desk.example.com>");
        assertThat(mail.text()).contains("This deal needs Sales Ops approval.", "Gross margin: ", "Policy exceptions:");
        assertThat(mail.html()).contains("<a href=\"https://desk.example.com/deals/" + number + "\">");

        sales.decide("salesops2", Sales.review(deal, "SALES_OPS"), "REQUEST_CHANGES")
                .expect(200);
        List<Mail> asked = Mailing.post(product, server);
        assertThat(Mailing.briefs(asked)).containsExactly("rep@example.com [" + number + "] Changes requested");
        assertThat(asked.get(0).text())
                .contains("Sidney Salesops asks for changes.", "Sidney Salesops, for Sales Ops:\n> because\n");
    }

    private static void writesOfEverythingThatConcernsPeople(Product product, MailServer server) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.smallForSalesOps());
        String number = Sales.number(deal);
        String review = Sales.review(deal, "SALES_OPS").get("id").textValue();
        Mailing.post(product, server);

        product.as("salesops")
                .post(
                        "/tasks/" + review + "/assign",
                        JsonNodeFactory.instance.objectNode().put("assignee", "salesops2"))
                .expect(200);
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .containsExactly("salesops2@example.com [" + number + "] Assigned to you, Sales Ops review");

        Mailing.comment(product, "auditor", number, "Why so\ncheap?");
        List<Mail> asked = Mailing.post(product, server);
        assertThat(Mailing.briefs(asked))
                .containsExactlyInAnyOrder(
                        "rep@example.com [" + number + "] Comment by Ari Auditor",
                        "salesops2@example.com [" + number + "] Comment by Ari Auditor");
        assertThat(asked.get(0).text()).contains("Ari Auditor:\n> Why so\n> cheap?\n");
        Mailing.comment(product, "rep", number, "A reference customer.");
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .containsExactlyInAnyOrder(
                        "auditor@example.com [" + number + "] Comment by Robin Rep",
                        "salesops2@example.com [" + number + "] Comment by Robin Rep");

        product.as("admin")
                .post(
                        "/deals/" + number + "/owner",
                        JsonNodeFactory.instance.objectNode().put("owner", "rep2"))
                .expect(200);
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .containsExactlyInAnyOrder(
                        "rep@example.com [" + number + "] New owner", "rep2@example.com [" + number + "] New owner");

        product.clock().advance(Duration.ofDays(30));
        product.bean(ServiceLevels.class).remindAndEscalate();
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .containsExactlyInAnyOrder(
                        "salesops@example.com [" + number + "] Reminder, Sales Ops review",
                        "salesops2@example.com [" + number + "] Reminder, Sales Ops review",
                        "salesops@example.com [" + number + "] Overdue, Sales Ops review");

        sales.decide("salesops2", review, "REJECT", 1).expect(200);
        List<Mail> rejected = Mailing.post(product, server);
        assertThat(Mailing.briefs(rejected))
                .containsExactlyInAnyOrder(
                        "rep@example.com [" + number + "] Rejected", "rep2@example.com [" + number + "] Rejected");
        assertThat(rejected.get(0).text()).contains("Appeal deadline: ", "> because");

        Mailing.delegate(product, "finance", "legal2");
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .allMatch(brief -> brief.startsWith("legal2@example.com [Dealdesk] Delegation from Frankie Finance"))
                .hasSize(1);
        product.clock().reset();
    }

    private static void alarmsAdministratorsWhereNobodyMayDecide(Product product, MailServer server) {
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forAll());
        while (!Sales.asked(deal).equals(List.of("COMMITTEE"))) {
            JsonNode review = Sales.open(deal).get(0);
            String reviewer = Sales.REVIEWERS.get(review.get("function").textValue());
            deal = sales.decide(reviewer, review, "APPROVE").expect(200).json();
        }
        Mailing.post(product, server);
        Staff staff = new Staff(product);
        staff.change("committee", person -> person.put("active", false));
        assertThat(Mailing.post(product, server)).isEmpty();
        staff.change("committee2", person -> person.put("active", false));
        assertThat(Mailing.briefs(Mailing.post(product, server)))
                .containsExactly(
                        "admin@example.com [" + Sales.number(deal) + "] No eligible approver, Deal Committee review");
        staff.change("committee", person -> person.put("active", true));
        staff.change("committee2", person -> person.put("active", true));
        assertThat(Mailing.post(product, server)).isEmpty();
    }

    private static void writesNothingOfARefusedCall(Product product, MailServer server) {
        product.as("rep").post("/deals?submit=true", Sales.blocked()).refused(422, "deal-blocked");
        assertThat(Mailing.post(product, server)).isEmpty();
    }

    private static void keepsNamesInTheirPlace(Product product, MailServer server) {
        ObjectNode deal = Sales.smallForSalesOps();
        deal.put("name", "<b>bold</b> Bcc: all@example.com " + "n".repeat(150));
        ((ObjectNode) deal.get("customer")).put("name", "שלום To: x " + "c".repeat(180));
        String number = Sales.number(new Sales(product).submit(deal));
        new Staff(product).change("salesops", person -> person.put("name", "Sasha <x@example.com>, all"));
        List<Mail> mails = Mailing.post(product, server);
        assertThat(mails).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.header("Bcc")).isNull();
            assertThat(mail.message().getAllRecipients()).hasSize(1);
            assertThat(mail.subject())
                    .startsWith("[" + number + "] Sales Ops approval needed: \u2068שלום To: x ccc")
                    .contains("c…\u2069, net 4,800.00 USD, due ");
            assertThat(mail.html())
                    .contains("&lt;b&gt;bold&lt;/b&gt; Bcc: all@example.com nnn")
                    .doesNotContain("<b>");
            assertThat(mail.text()).contains("Deal: <b>bold</b> Bcc: all@example.com nnn");
        });
        assertThat(mails)
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("salesops@example.com", "salesops2@example.com");
    }
}
