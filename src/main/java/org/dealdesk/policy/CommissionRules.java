package org.dealdesk.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a deal pays its reps, and how that is earned, taken back and booked.
 *
 * @param flat one rate for some kinds of lines; null where plans are listed
 * @param listed the plans in the order in which they are tried; empty in the flat form
 * @param marginGate the least true margin, in percent, at which commission accrues: the one-time margin in the flat form, else the
 *     default of the plans; null for no gate, or where it is hidden
 * @param overlays what people receive of the amounts of all reps of a deal, in their order
 */
public record CommissionRules(
        Flat flat,
        List<CommissionPlan> listed,
        BigDecimal marginGate,
        List<Overlay> overlays,
        Terms terms,
        Accounting accounting) {

    /**
     * One rate for some kinds of lines.
     *
     * @param rate percent of the net of the lines of these kinds
     */
    public record Flat(BigDecimal rate, Set<SkuKind> kinds) {}

    /**
     * What a person receives of the commission of others.
     *
     * @param percent of the sum of all reps' amounts of a deal
     */
    public record Overlay(String person, BigDecimal percent) {}

    /**
     * What goes with every plan.
     *
     * @param yearStarts the month, from 1 to 12, in which the commission year of the tiers begins
     * @param clawbackDays for how many days after the win a credit note takes commission back; 0 for never
     */
    public record Terms(int yearStarts, int clawbackDays, Confirmation confirmation) {

        public static final Terms DEFAULT = new Terms(1, 0, Confirmation.NONE);
    }

    /** Who confirms a win that was recorded by a person who earns on it. */
    public enum Confirmation {
        NONE,
        FINANCE
    }

    /**
     * How the journal books commissions.
     *
     * @param months over how many months an amount is amortized; null where it is an expense at once
     * @param names what the journal calls an account; an account without an entry is called by its own word
     */
    public record Accounting(From from, Integer months, Map<Account, String> names) {

        public static final Accounting DEFAULT = new Accounting(From.EARNED, null, Map.of());

        public Accounting {
            names = Map.copyOf(names);
        }

        public Treatment treatment() {
            return months == null ? Treatment.EXPENSE : Treatment.AMORTIZE;
        }

        public String name(Account account) {
            return names.getOrDefault(account, account.name());
        }
    }

    /** From which transaction on the journal has a commission: from the approval, or from the win. */
    public enum From {
        EARNED,
        ACCRUED
    }

    /** Whether a commission is an expense at once, or the cost of obtaining a contract that is spread over months. */
    public enum Treatment {
        EXPENSE,
        AMORTIZE
    }

    /** The accounts that the journal names. */
    public enum Account {
        EXPENSE,
        ACCRUED,
        EARNED,
        PAID,
        DEFERRED,
        RECEIVABLE
    }

    public CommissionRules {
        listed = List.copyOf(listed);
        overlays = List.copyOf(overlays);
    }

    public boolean isFlat() {
        return flat != null;
    }

    /** Percent of the net in the flat form; null where plans are listed. */
    public BigDecimal rate() {
        return isFlat() ? flat.rate() : null;
    }

    /** The kinds that earn in the flat form; none where plans are listed. */
    public Set<SkuKind> kinds() {
        return isFlat() ? flat.kinds() : Set.of();
    }

    /** The plans in the order in which they are tried; the flat form is one. */
    public List<CommissionPlan> plans() {
        return isFlat() ? List.of(CommissionPlan.standard(flat, marginGate)) : listed;
    }

    /** Whether no deal can pay a commission. */
    public boolean paysZero() {
        return plans().stream().allMatch(plan -> plan.pay().isZero());
    }

    /** The people of the overlays. They count as credited on every deal under this policy. */
    public List<String> overlayPeople() {
        return overlays.stream().map(Overlay::person).toList();
    }

    CommissionRules withoutGate() {
        return new CommissionRules(
                flat, listed.stream().map(CommissionPlan::withoutGate).toList(), null, overlays, terms, accounting);
    }
}
