package org.dealdesk.commission.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.commission.clawback.ClawbackWindow;
import org.dealdesk.commission.clawback.CreditNote;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.Amounts;
import org.dealdesk.commission.ledger.Cause;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.TransactionType;

/** What commands do with credit notes: recorded, voided. */
final class CreditCommands {

    private final PlayedCase world;

    CreditCommands(PlayedCase world) {
        this.world = world;
    }

    ObjectNode record(PlayedDeal deal, JsonNode body, String id) {
        Refused.unless(deal.status.equals("WON") && !deal.awaitsConfirmation, 409, "status " + deal.status);
        CreditedDeal credited = deal.credited();
        BigDecimal amount = new BigDecimal(body.get("amount").textValue());
        Refused.unless(amount.signum() > 0 && credited.currency().holds(amount), 422, "amount " + amount);
        Map<Integer, BigDecimal> lines = lines(credited, body, amount);
        ClawbackWindow.Standing standing =
                deal.window().of(LocalDate.parse(body.get("date").textValue()), world.today());
        boolean counts = standing == ClawbackWindow.Standing.COUNTS;
        deal.notes.add(new CreditNote(id, lines, counts, false));
        BigDecimal taken = settleTargets(deal, TransactionType.CLAWBACK);
        ObjectNode answer = PlayedCase.json()
                .put("counts", counts)
                .put("clawedBack", taken.negate().toPlainString());
        ArrayNode spread = answer.putArray("lines");
        lines.forEach((line, part) -> spread.addObject().put("line", line).put("amount", part.toPlainString()));
        return answer;
    }

    private static Map<Integer, BigDecimal> lines(CreditedDeal credited, JsonNode body, BigDecimal amount) {
        if (!body.has("lines")) {
            BigDecimal left = Amounts.sum(credited.left().values().stream());
            Refused.unless(amount.compareTo(left) <= 0, 409, "above the net that is left");
            return credited.spread(amount);
        }
        Map<Integer, BigDecimal> lines = new TreeMap<>();
        body.get("lines")
                .forEach(line -> lines.put(
                        line.get("line").intValue(),
                        new BigDecimal(line.get("amount").textValue())));
        Refused.unless(
                Amounts.sum(lines.values().stream()).compareTo(amount) == 0,
                422,
                "the lines do not add up to the amount");
        Refused.unless(!credited.exceeds(lines), 409, "above the net of a line");
        return lines;
    }

    ObjectNode voidNote(PlayedDeal deal, String id) {
        List<CreditNote> notes = new ArrayList<>();
        for (CreditNote note : deal.notes) {
            Refused.unless(!note.id().equals(id) || !note.voided(), 409, "voided already");
            notes.add(note.id().equals(id) ? note.asVoided() : note);
        }
        deal.notes.clear();
        deal.notes.addAll(notes);
        BigDecimal restored = settleTargets(deal, TransactionType.RESTORATION);
        return PlayedCase.json().put("creditNote", "VOIDED").put("restored", restored.toPlainString());
    }

    /** Brings every leg to its target; what that moved on EARNED. */
    private BigDecimal settleTargets(PlayedDeal deal, TransactionType type) {
        DealAmounts amounts = world.ledger.of(deal.number);
        Map<PersonPlan, BigDecimal> targets = deal.credited().targets(amounts.earnedByPlan(), world.policy.currency());
        List<Leg> legs = type == TransactionType.CLAWBACK
                ? Postings.clawback(amounts.standingByPlan(), targets)
                : Postings.restoration(amounts.standingByPlan(), targets);
        if (!legs.isEmpty()) {
            Cause cause = new Cause.OfDeal(deal.number, deal.revision, world.policy.version());
            world.ledger.post(type, cause, world.today(), legs);
        }
        return Amounts.sum(
                legs.stream().filter(leg -> leg.account() == Account.EARNED).map(Leg::amount));
    }
}
