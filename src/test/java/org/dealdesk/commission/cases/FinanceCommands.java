package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.payout.Holds;
import org.dealdesk.commission.payout.PayoutLines;
import org.dealdesk.commission.statement.Months;

/** What finance does: adjustments, months, holds, payouts, returns, and answers to disputes. */
final class FinanceCommands {

    private final PlayedCase world;
    private final Map<String, Proposed> adjustments = new HashMap<>();
    private final Map<String, Proposed> returns = new HashMap<>();
    private final Map<String, JsonNode> holds = new HashMap<>();

    FinanceCommands(PlayedCase world) {
        this.world = world;
    }

    /** What one person of finance proposes and another decides. */
    private record Proposed(JsonNode body, String status) {

        Proposed as(String decided) {
            Refused.unless(status.equals("PROPOSED"), 409, "status " + status);
            return new Proposed(body, decided);
        }
    }

    ObjectNode adjust(JsonNode body, String id) {
        BigDecimal amount = new BigDecimal(body.get("amount").textValue());
        Refused.unless(amount.signum() != 0 && world.policy.currency().holds(amount), 422, "amount " + amount);
        adjustments.put(id, new Proposed(body, "PROPOSED"));
        return PlayedCase.json().put("adjustment", "PROPOSED");
    }

    ObjectNode decideAdjustment(String id, String step) {
        Proposed decided = adjustments.get(id).as(decision(step));
        adjustments.put(id, decided);
        if (decided.status().equals("APPROVED")) {
            String deal = decided.body().path("deal").textValue();
            world.ledger.post(
                    TransactionType.ADJUSTMENT,
                    new Cause.OfAdjustment(id, deal),
                    world.today(),
                    Postings.adjustment(
                            decided.body().get("person").textValue(),
                            new BigDecimal(decided.body().get("amount").textValue())));
        }
        return PlayedCase.json().put("adjustment", decided.status());
    }

    private static String decision(String step) {
        return switch (step) {
            case "approve" -> "APPROVED";
            case "reject" -> "REJECTED";
            case "withdraw" -> "WITHDRAWN";
            default -> throw new IllegalArgumentException(step);
        };
    }

    ObjectNode closeMonth(YearMonth month) {
        Months.refusal(month, world.ledger.firstMonth(), world.ledger.lastClosed, world.today())
                .ifPresent(why -> Refused.unless(false, 409, why.name()));
        world.ledger.lastClosed = month;
        ObjectNode answer = PlayedCase.json();
        Months.people(month, world.ledger.all).forEach(answer.putArray("statements")::add);
        return answer;
    }

    ObjectNode hold(JsonNode body, String id) {
        holds.put(id, body);
        return PlayedCase.json();
    }

    ObjectNode release(String id) {
        Refused.unless(holds.remove(id) != null, 404, "no hold " + id);
        return PlayedCase.json();
    }

    private Holds holds() {
        return new Holds(held("person"), held("deal"), number -> {
            PlayedDeal deal = world.deals.get(number);
            return deal == null || deal.original == null ? number : deal.original.number;
        });
    }

    private Set<String> held(String what) {
        return holds.values().stream()
                .filter(hold -> hold.has(what))
                .map(hold -> hold.get(what).textValue())
                .collect(Collectors.toSet());
    }

    ObjectNode propose(YearMonth upTo, String id) {
        boolean closed = world.ledger.lastClosed != null && !upTo.isAfter(world.ledger.lastClosed);
        Refused.unless(closed, 409, upTo + " is not closed");
        Refused.unless(world.batches.values().stream().noneMatch(PlayedBatch::isOpen), 409, "a batch is open");
        PayoutLines lines = PayoutLines.of(world.ledger.unsettled(), upTo, holds());
        Refused.unless(!lines.lines().isEmpty(), 409, "no line");
        PlayedBatch batch = new PlayedBatch(id, upTo, lines);
        world.batches.put(id, batch);
        return answer(batch);
    }

    ObjectNode step(String id, String step, JsonNode body) {
        PlayedBatch batch = world.batches.get(id);
        switch (step) {
            case "approve" -> move(batch, "PROPOSED", "APPROVED");
            case "pay" -> pay(batch, body);
            case "cancel" -> {
                Refused.unless(batch.isOpen(), 409, "status " + batch.status);
                batch.status = "CANCELLED";
            }
            default -> throw new IllegalArgumentException(step);
        }
        return answer(batch);
    }

    private static void move(PlayedBatch batch, String from, String to) {
        Refused.unless(batch.status.equals(from), 409, "status " + batch.status);
        batch.status = to;
    }

    private void pay(PlayedBatch batch, JsonNode body) {
        Refused.unless(batch.status.equals("APPROVED"), 409, "status " + batch.status);
        PayoutLines now = PayoutLines.of(world.ledger.unsettled(), batch.upTo, holds());
        List<String> differing = batch.lines.differing(now);
        if (!differing.isEmpty()) {
            throw new Refused(409, "lines differ", differing);
        }
        batch.status = "PAID";
        batch.lines.lines().forEach(line -> world.ledger.settle(line.settles()));
        world.ledger.post(
                TransactionType.PAYOUT,
                new Cause.OfBatch(batch.id, LocalDate.parse(body.get("date").textValue())),
                world.today(),
                Postings.payout(batch.lines.amounts()));
    }

    static ObjectNode answer(PlayedBatch batch) {
        ObjectNode answer = PlayedCase.json().put("batch", batch.status).put("upTo", batch.upTo.toString());
        ArrayNode lines = answer.putArray("lines");
        batch.lines.amounts().forEach((person, amount) -> lines.addObject()
                .put("person", person)
                .put("amount", amount.toPlainString()));
        ArrayNode listed = answer.putArray("listed");
        for (PayoutLines.Listed one : batch.lines.listed()) {
            ObjectNode json =
                    listed.addObject().put("person", one.person()).put("as", one.isHeld() ? "HELD" : "CARRIED");
            if (one.isHeld()) {
                json.put("amount", one.held().toPlainString());
            }
        }
        return answer;
    }

    ObjectNode proposeReturn(String batchId, JsonNode body, String id) {
        PlayedBatch batch = world.batches.get(batchId);
        Refused.unless(batch.status.equals("PAID"), 409, "status " + batch.status);
        String person = body.get("person").textValue();
        Refused.unless(batch.returned.add(person), 409, "returned already");
        returns.put(id, new Proposed(body, "PROPOSED"));
        return PlayedCase.json().put("return", "PROPOSED");
    }

    ObjectNode decideReturn(String batchId, String id, String step) {
        PlayedBatch batch = world.batches.get(batchId);
        Proposed decided = returns.get(id).as(decision(step));
        returns.put(id, decided);
        String person = decided.body().get("person").textValue();
        if (decided.status().equals("APPROVED")) {
            PayoutLines.Line line = batch.lines.lines().stream()
                    .filter(one -> one.person().equals(person))
                    .findFirst()
                    .orElseThrow();
            world.ledger.unsettle(line.settles());
            world.ledger.post(
                    TransactionType.RETURN,
                    new Cause.OfBatch(
                            batch.id, LocalDate.parse(decided.body().get("date").textValue())),
                    world.today(),
                    Postings.returned(person, line.amount()));
        } else {
            batch.returned.remove(person);
        }
        return PlayedCase.json().put("return", decided.status());
    }

    ObjectNode dispute(YearMonth month) {
        boolean closed = world.ledger.lastClosed != null && !month.isAfter(world.ledger.lastClosed);
        Refused.unless(closed, 409, "the statement is not final");
        return PlayedCase.json().put("dispute", "OPEN");
    }

    ObjectNode answerDispute(JsonNode body) {
        String adjustment = body.path("adjustment").textValue();
        Refused.unless(
                adjustment == null || adjustments.get(adjustment).status().equals("APPROVED"),
                422,
                "the adjustment is not approved");
        return PlayedCase.json().put("dispute", body.get("outcome").textValue());
    }
}
