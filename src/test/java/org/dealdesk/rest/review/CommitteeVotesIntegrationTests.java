package org.dealdesk.rest.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.testing.approval.Appeals.appeal;
import static org.dealdesk.testing.approval.Appeals.rejectedByFinance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Rulebook;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A committee that decides by two votes, in one world a database. */
class CommitteeVotesIntegrationTests {

    private static final int ROUNDS = 10;

    @ParameterizedTest
    @EnumSource(Database.class)
    void decidesByTheMajorityOnceTheQuorumIsReached(Database database) {
        try (Product product = twoVotes(database)) {
            Sales sales = new Sales(product);
            approves(product, sales);
            tieRejects(product, sales);
            oneRequestReturns(sales);
            overridesOnAppeal(product, sales);
            raisesTheAlarmWhenTheQuorumIsOutOfReach(product, sales);
            countsOneVoteAMember(product, sales);
            countsBothOfTwoAtOnce(sales);
            Invariants.mustHold(product);
        }
    }

    private static void approves(Product product, Sales sales) {
        JsonNode review = atCommittee(sales);

        JsonNode deal = sales.decide("committee", review, "APPROVE").expect(200).json();

        assertThat(Sales.status(deal)).isEqualTo("IN_REVIEW");
        assertThat(Sales.review(deal, "COMMITTEE").at("/votes/0/person").textValue())
                .isEqualTo("committee");
        assertThat(Sales.review(deal, "COMMITTEE").get("quorum").intValue()).isEqualTo(2);
        sales.decide("committee", review, "REJECT").refused(409, "voted-already");
        new Staff(product)
                .change("committee", person -> person.withArray("roles").add("LEGAL"));
        deal = sales.decide("committee2", review, "APPROVE").expect(200).json();
        assertThat(Sales.status(deal)).isEqualTo("APPROVED");
        assertThat(sales.history(Sales.number(deal))).containsSubsequence("VOTE_CAST", "VOTE_CAST", "REVIEW_DECIDED");
        sales.act(Sales.number(deal), "withdraw");
        assertThat(Sales.status(sales.act(Sales.number(deal), "submit"))).isEqualTo("APPROVED");
    }

    private static void tieRejects(Product product, Sales sales) {
        JsonNode review = atCommittee(sales);
        sales.decide("committee", review, "REJECT").expect(200);

        JsonNode deal =
                sales.decide("committee2", review, "APPROVE").expect(200).json();

        assertThat(Sales.status(deal)).isEqualTo("REJECTED");
        appeal(product, "rep", Sales.number(deal)).refused(409, "no-appeal");
    }

    private static void oneRequestReturns(Sales sales) {
        JsonNode review = atCommittee(sales);
        sales.decide("committee", review, "APPROVE").expect(200);

        JsonNode deal = sales.decide("committee2", review, "REQUEST_CHANGES")
                .expect(200)
                .json();

        assertThat(Sales.status(deal)).isEqualTo("CHANGES_REQUESTED");
    }

    private static void overridesOnAppeal(Product product, Sales sales) {
        String number = Sales.number(rejectedByFinance(sales, Sales.smallForThree()));
        JsonNode deal = appeal(product, "rep", number).expect(200).json();
        sales.decide("legal2", Sales.review(deal, "LEGAL"), "APPROVE").expect(200);
        JsonNode review = Sales.review(sales.read(number), "COMMITTEE");
        sales.decide("committee2", review, "APPROVE").expect(200);

        assertThat(Sales.status(
                        sales.decide("committee", review, "APPROVE").expect(200).json()))
                .isEqualTo("APPROVED");
        assertThat(sales.history(number)).contains("REJECTIONS_OVERRIDDEN");
    }

    private static void raisesTheAlarmWhenTheQuorumIsOutOfReach(Product product, Sales sales) {
        JsonNode review = atCommittee(sales);
        Staff staff = new Staff(product);
        sales.decide("committee2", review, "APPROVE").expect(200);
        staff.change("committee2", person -> person.put("active", false));
        assertThat(stuck(product)).isEmpty();

        staff.change("committee", person -> person.put("active", false));
        assertThat(stuck(product)).containsExactly(review.get("id").textValue());
        assertThat(sales.history(dealOf(review))).endsWith("REVIEW_UNASSIGNABLE");

        staff.change("committee", person -> person.put("active", true));
        staff.change("committee2", person -> person.put("active", true));
        assertThat(stuck(product)).isEmpty();
        sales.decide("committee", review, "APPROVE").expect(200);
    }

    /** A stand-in speaks for one member, who then has spoken; two who share a vote do not make a quorum. */
    private static void countsOneVoteAMember(Product product, Sales sales) {
        standIn(product, "committee", "salesops2");
        JsonNode review = atCommittee(sales);
        Staff staff = new Staff(product);
        staff.change("committee2", person -> person.put("active", false));
        assertThat(stuck(product)).containsExactly(review.get("id").textValue());
        staff.change("committee2", person -> person.put("active", true));
        assertThat(stuck(product)).isEmpty();

        JsonNode deal = sales.decide("salesops2", review, "APPROVE").expect(200).json();
        JsonNode vote = Sales.review(deal, "COMMITTEE").at("/votes/0");
        assertThat(vote.get("person").textValue()).isEqualTo("salesops2");
        assertThat(vote.get("onBehalfOf").toString()).isEqualTo("[\"committee\"]");
        for (String spoken : List.of("committee", "salesops2")) {
            sales.decide(spoken, review, "REJECT").refused(409, "voted-already");
            assertThat(tasks(product, spoken)).doesNotContain(review.get("id").textValue());
        }
        assertThat(tasks(product, "committee2")).contains(review.get("id").textValue());
        assertThat(Sales.status(sales.decide("committee2", review, "APPROVE")
                        .expect(200)
                        .json()))
                .isEqualTo("APPROVED");
    }

    private static void standIn(Product product, String member, String delegate) {
        LocalDate today = new Sales(product).today();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("to", delegate).put("function", "COMMITTEE");
        body.put("from", today.toString()).put("until", today.plusDays(7).toString());
        product.as(member).post("/delegations", body).expect(201);
    }

    private static List<String> stuck(Product product) {
        return product.as("auditor")
                .get("/approvals/liveness?limit=200")
                .expect(200)
                .json()
                .findValuesAsText("review");
    }

    private static String tasks(Product product, String person) {
        return product.as(person).get("/tasks?limit=200").expect(200).json().toString();
    }

    private static String dealOf(JsonNode review) {
        return review.get("id").textValue().split("\\.", -1)[0];
    }

    private static void countsBothOfTwoAtOnce(Sales sales) {
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode review = atCommittee(sales);

            List<Reply> replies = Together.act(
                    () -> sales.decide("committee", review, "APPROVE"),
                    () -> sales.decide("committee2", review, "APPROVE"));

            assertThat(replies).allSatisfy(reply -> reply.expect(200));
            String number = dealOf(review);
            assertThat(Sales.status(sales.read(number))).isEqualTo("APPROVED");
            assertThat(sales.ledger(number)).hasSize(1);
        }
    }

    private static Product twoVotes(Database database) {
        Product product = Product.fresh(database);
        Rulebook rules = new Rulebook(product);
        LocalDate tomorrow = rules.today().plusDays(1);
        rules.schedule(
                "2026.2",
                Rulebook.document("2026.2", tomorrow).replace("committee: {quorum: 1", "committee: {quorum: 2"));
        rules.goTo(tomorrow);
        return product;
    }

    private static JsonNode atCommittee(Sales sales) {
        JsonNode deal = sales.submit(Sales.forAll());
        while (!Sales.asked(deal).equals(List.of("COMMITTEE"))) {
            JsonNode open = Sales.open(deal).get(0);
            String reviewer = Sales.REVIEWERS.get(open.get("function").textValue());
            deal = sales.decide(reviewer, open, "APPROVE").expect(200).json();
        }
        return Sales.review(deal, "COMMITTEE");
    }
}
