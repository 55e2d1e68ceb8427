package org.dealdesk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.ServerProcess;

/** One deal's life as its clients know it: what they asked, what they were told, and what they still wait for. */
final class Story {

    private static final List<String> COMPARED =
            List.of("number", "status", "revision", "reviews", "commission", "submittedAt", "approvedAt", "expiresOn");

    private static final int MOST_ASKED_AGAIN = 5;

    private final List<Told> told = new ArrayList<>();
    private final String customer;
    private final ObjectNode proposal;
    private Ask pending;
    private JsonNode deal;
    private boolean improved;

    /** A request that may be sent again; a change of the working copy where {@code ifMatch} says which version was read. */
    private record Ask(String user, String path, String body, String key, String ifMatch) {

        /** A client that is told that the first request is still running asks again, as the answer says. */
        Reply send(ServerProcess server) {
            Reply reply = post(server);
            for (int again = 0; again < MOST_ASKED_AGAIN && isStillRunning(reply); again++) {
                reply = post(server);
            }
            return reply;
        }

        private Reply post(ServerProcess server) {
            return ifMatch == null
                    ? server.as(user).post(path, body, "Idempotency-Key", key)
                    : server.as(user).put(path, body, "Idempotency-Key", key, "If-Match", ifMatch);
        }

        private static boolean isStillRunning(Reply reply) {
            return reply.status() == 409 && "idempotency-key-in-progress".equals(reply.problem());
        }
    }

    /** An answer that a client has in hand. */
    private record Told(Ask ask, Reply reply) {}

    Story(Random chance) {
        List<ObjectNode> kinds = List.of(Sales.clear(), Sales.forSalesOps(), Sales.forThree(), Sales.forAll());
        proposal = kinds.get(chance.nextInt(kinds.size()));
        customer = proposal.at("/customer/id").textValue();
        pending = ask("rep", "/deals?submit=true", proposal.toString());
    }

    /** Takes the next step, and notes it down before it is sent. False once the story has come to its end. */
    boolean goOn(ServerProcess server, Random chance) {
        if (pending == null) {
            pending = next(chance);
        }
        if (pending == null) {
            return false;
        }
        hear(pending.send(server));
        return true;
    }

    /** After a restart: what was not answered is asked again with the same key. True if it had been done already. */
    boolean settle(ServerProcess server) {
        if (pending == null) {
            return false;
        }
        Reply reply = pending.send(server);
        hear(reply);
        return "true".equals(reply.header("Idempotent-Replayed"));
    }

    /** Every answer from {@code first} on is given again as it was, and none of it is done again. */
    void expectReplays(ServerProcess server, int first) {
        for (Told before : told.subList(first, told.size())) {
            Reply again = before.ask().send(server);
            assertThat(again.status()).isEqualTo(before.reply().status());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.raw().body()).isEqualTo(before.reply().raw().body());
        }
    }

    /** What is stored is what was told, exactly so often. */
    void expectStored(ServerProcess server) {
        assertThat(server.as("auditor")
                        .get("/deals?customer=" + customer)
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
        Reply stored = server.as("auditor")
                .get("/deals/" + deal.get("number").textValue())
                .expect(200);
        assertThat(version(stored)).isEqualTo(version(told.get(told.size() - 1).reply()));
        for (String name : COMPARED) {
            assertThat(stored.json().get(name))
                    .as("%s of %s", name, deal.get("number"))
                    .isEqualTo(deal.get(name));
        }
    }

    int answers() {
        return told.size();
    }

    private void hear(Reply reply) {
        reply.expect(pending.path().startsWith("/deals?") ? 201 : 200);
        if (!told.isEmpty()) {
            // Each step changes the deal once: a version more would be a step done twice.
            assertThat(version(reply))
                    .isEqualTo(version(told.get(told.size() - 1).reply()) + 1);
        }
        told.add(new Told(pending, reply));
        deal = reply.json();
        pending = null;
    }

    private static long version(Reply reply) {
        return Long.parseLong(reply.header("ETag").replace("\"", ""));
    }

    private Ask next(Random chance) {
        int dice = chance.nextInt(10);
        return switch (deal.get("status").textValue()) {
            case "IN_REVIEW" -> dice == 0 ? onDeal("recall", null) : dice == 1 ? close("LOST") : decide(chance);
            case "APPROVED" -> dice < 2 ? onDeal("withdraw", null) : dice < 4 ? close("LOST") : close("WON");
            case "REJECTED" -> dice < 5 && !deal.get("appealUntil").isNull() ? appeal() : again(dice);
            case "CHANGES_REQUESTED" -> dice < 8 ? accept().orElseGet(() -> again(dice)) : again(dice);
            case "WITHDRAWN" -> again(dice);
            default -> null;
        };
    }

    /** What was rejected has to get better before it is submitted again. */
    private Ask again(int dice) {
        if (dice % 2 != 0) {
            return close("LOST");
        }
        if (deal.get("status").textValue().equals("REJECTED") && !improved) {
            improved = true;
            return improve();
        }
        improved = false;
        return onDeal("submit", null);
    }

    /** A term goes, or else the price goes up. */
    private Ask improve() {
        if (proposal.path("terms").isEmpty()) {
            ObjectNode line = (ObjectNode) proposal.at("/lines/0");
            line.put("unitPrice", Integer.toString(line.get("unitPrice").asInt() + 1));
        } else {
            proposal.withArray("terms").remove(0);
        }
        return new Ask(
                "rep",
                "/deals/" + deal.get("number").textValue(),
                proposal.toString(),
                UUID.randomUUID().toString(),
                told.get(told.size() - 1).reply().header("ETag"));
    }

    private Ask appeal() {
        return onDeal(
                "appeal",
                JsonNodeFactory.instance.objectNode().put("reason", "unjust").toString());
    }

    /** Accepts the counter-offer of the latest revision, if it has one. */
    private Optional<Ask> accept() {
        for (JsonNode review : deal.get("reviews")) {
            if (review.get("revision").equals(deal.get("revision"))
                    && !review.get("proposal").isNull()) {
                ObjectNode offer = JsonNodeFactory.instance.objectNode();
                offer.set("review", review.get("id"));
                return Optional.of(onDeal("accept", offer.toString()));
            }
        }
        return Optional.empty();
    }

    private Ask decide(Random chance) {
        List<JsonNode> open = Sales.open(deal);
        JsonNode review = open.get(chance.nextInt(open.size()));
        boolean appealed = deal.get("appealed").booleanValue();
        List<String> outcomes = List.of("APPROVE", "APPROVE", "APPROVE", "APPROVE", "REJECT", "REQUEST_CHANGES");
        String outcome = outcomes.get(chance.nextInt(appealed ? outcomes.size() - 1 : outcomes.size()));
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("outcome", outcome)
                .put("revision", review.get("revision").intValue())
                .put("comment", "because");
        if (outcome.equals("REQUEST_CHANGES") && chance.nextBoolean()) {
            decision.set("proposal", proposal);
        }
        if (outcome.equals("APPROVE") && !appealed && chance.nextBoolean()) {
            decision.putArray("conditions")
                    .addObject()
                    .put("measure", "DEAL_DISCOUNT_PCT")
                    .put("max", "99");
        }
        return ask(
                Sales.REVIEWERS.get(review.get("function").textValue()),
                "/tasks/" + review.get("id").textValue() + "/decision",
                decision.toString());
    }

    private Ask close(String outcome) {
        ObjectNode closing = JsonNodeFactory.instance.objectNode();
        closing.put("outcome", outcome)
                .put("date", LocalDate.now(Deals.POLICY.timeZone()).toString());
        return onDeal("close", closing.toString());
    }

    private Ask onDeal(String what, String body) {
        return ask("rep", "/deals/" + deal.get("number").textValue() + "/" + what, body);
    }

    private static Ask ask(String user, String path, String body) {
        return new Ask(user, path, body, UUID.randomUUID().toString(), null);
    }
}
