package org.dealdesk.commission.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.commission.clawback.ClawbackWindow;
import org.dealdesk.commission.clawback.CreditNote;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.commission.Attainments;
import org.dealdesk.guardrail.commission.DealCommission;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.economics.PricedLine;
import org.dealdesk.policy.CommissionRules.Overlay;

/** A deal of a sequence, with its latest revision. */
final class PlayedDeal {

    final String number;
    final String owner;
    final PlayedDeal original;
    final List<CreditNote> notes = new ArrayList<>();
    String status;
    int revision;
    PricedDeal priced;
    Assessment assessment;
    LocalDate approvedOn;
    LocalDate wonRecordedOn;
    boolean awaitsConfirmation;

    PlayedDeal(String number, String owner, PlayedDeal original) {
        this.number = number;
        this.owner = owner;
        this.original = original;
    }

    List<String> reps() {
        return priced.proposal().credits().stream().map(Credit::rep).toList();
    }

    boolean earnsOnIt(String person) {
        return reps().contains(person)
                || priced.policy().commission().overlayPeople().contains(person);
    }

    /** What the approved revision pays by its stored inputs. */
    DealCommission commission() {
        return assessment.economics().commission().byPlan();
    }

    /** What it pays by the attainments of another moment. */
    DealCommission commission(Attainments won) {
        PricedDeal again = priced.withCommissionInputs(priced.commissionInputs().withAttainments(won));
        return Economics.of(again).commission().byPlan();
    }

    ClawbackWindow window() {
        return new ClawbackWindow(
                wonRecordedOn, priced.policy().commission().terms().clawbackDays());
    }

    CreditedDeal credited() {
        Map<Integer, BigDecimal> nets = new TreeMap<>();
        for (PricedLine line : priced.lines()) {
            nets.put(
                    line.number(), PricedLine.amount(line.input(), line.unitPrice(), line.months(), priced.currency()));
        }
        Map<String, List<Integer>> planLines = new HashMap<>();
        commission().plans().forEach(plan -> planLines.put(plan.id(), plan.lines()));
        Map<String, BigDecimal> overlays = new HashMap<>();
        for (Overlay overlay : priced.policy().commission().overlays()) {
            overlays.put(overlay.person(), overlay.percent());
        }
        return new CreditedDeal(nets, priced.currency().currency(), planLines, overlays, notes);
    }
}
