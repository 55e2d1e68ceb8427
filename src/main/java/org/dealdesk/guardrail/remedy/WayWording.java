package org.dealdesk.guardrail.remedy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Assessment.Outcome;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.remedy.Remedy.Change;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.ApprovalFunction;

/** Words a way in one sentence: what to change, the approvals it removes, and the change of net and commission. */
record WayWording(
        PricedDeal deal, List<Remedy> changes, List<ApprovalFunction> gone, Assessment before, Assessment after) {

    String sentence() {
        return changed() + ", commission " + change(commission(before), commission(after)) + ".";
    }

    String withoutCommission() {
        return changed() + ".";
    }

    private String changed() {
        return toDo() + ": " + result() + ", net " + change(net(before), net(after));
    }

    private String toDo() {
        List<String> raises = new ArrayList<>();
        String cut = "";
        for (Remedy change : changes) {
            String to = shown("%,." + change.to().scale() + "f", change.to());
            if (change.change() == Change.UNIT_PRICE) {
                raises.add("line " + change.line() + " to " + to);
            } else {
                cut = "plan line " + change.line() + " with " + to + " hours";
            }
        }
        String raised = raises.isEmpty() ? "" : "raise " + spoken(raises) + priceCurrency();
        return capitalized(raised + (raised.isEmpty() || cut.isEmpty() ? "" : ", and ") + cut);
    }

    private String result() {
        if (after.outcome() == Outcome.CLEAR) {
            return "no approval needed";
        }
        if (before.outcome() == Outcome.BLOCKED) {
            return "no longer blocked, " + ApprovalFunction.spoken(after.requiredApprovals()) + " must approve";
        }
        return ApprovalFunction.spoken(gone) + " no longer needed";
    }

    /** Prices and amounts name their currencies only where they are in different ones. */
    private String priceCurrency() {
        return foreign() ? " " + deal.currency().currency().code() : "";
    }

    private boolean foreign() {
        return !deal.currency().currency().equals(deal.policy().currency());
    }

    private String change(BigDecimal from, BigDecimal to) {
        Currency currency = deal.policy().currency();
        String shown = shown("%+,." + currency.decimals() + "f", to.subtract(from));
        return foreign() ? shown + " " + currency.code() : shown;
    }

    private static BigDecimal net(Assessment assessment) {
        return assessment.economics().netTotal();
    }

    private static BigDecimal commission(Assessment assessment) {
        return assessment.economics().commission().amount();
    }

    private static String spoken(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String shown(String format, BigDecimal amount) {
        return String.format(Locale.ROOT, format, amount);
    }

    static String capitalized(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
