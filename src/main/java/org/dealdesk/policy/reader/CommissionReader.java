package org.dealdesk.policy.reader;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.policy.CommissionRules.Account;
import org.dealdesk.policy.CommissionRules.Accounting;
import org.dealdesk.policy.CommissionRules.Confirmation;
import org.dealdesk.policy.CommissionRules.Flat;
import org.dealdesk.policy.CommissionRules.From;
import org.dealdesk.policy.CommissionRules.Overlay;
import org.dealdesk.policy.CommissionRules.Terms;
import org.dealdesk.policy.CommissionRules.Treatment;
import org.dealdesk.policy.SkuKind;

/** Reads what a deal pays: one rate or a list of plans, and what goes with both. */
final class CommissionReader {

    static final Decimals.Range PERCENT = Decimals.Range.between("0", "100", 6);
    static final Decimals.Range MARGIN = Decimals.Range.between("-1000000", "100", 6);

    private static final Decimals.Range SHARE = Decimals.Range.above("0", "100", 6);
    private static final int MOST_PLANS = 50;

    private final CommissionPlanReader plans;

    CommissionReader(CommissionPlanReader plans) {
        this.plans = plans;
    }

    CommissionRules read(Fields fields) {
        BigDecimal gate = fields.optionalDecimal("marginGate", MARGIN);
        Flat flat = null;
        List<CommissionPlan> listed = List.of();
        if (fields.has("plans")) {
            refuseFlat(fields);
            listed = plans(fields, gate);
        } else {
            flat = flat(fields);
        }
        return new CommissionRules(flat, listed, gate, overlays(fields), terms(fields), accounting(fields));
    }

    private static Flat flat(Fields fields) {
        BigDecimal rate = fields.decimal("rate", PERCENT);
        List<SkuKind> kinds = fields.words("kinds", SkuKind.class, 3);
        return new Flat(rate, kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds)));
    }

    private static void refuseFlat(Fields fields) {
        for (String name : List.of("rate", "kinds")) {
            if (fields.has(name)) {
                fields.faults().add(fields.pointer(name), "not-allowed", "plans are listed, each with its own " + name);
            }
        }
    }

    private List<CommissionPlan> plans(Fields fields, BigDecimal gate) {
        List<CommissionPlan> read = fields.optionalObjects("plans", 1, MOST_PLANS, plan -> plans.read(plan, gate));
        if (read == null) {
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < read.size(); index++) {
            String id = read.get(index).id();
            if (id != null && !ids.add(id)) {
                fields.faults()
                        .add(fields.pointer("plans") + "/" + index + "/id", "duplicate", "is the id of another plan");
            }
        }
        return read;
    }

    private static List<Overlay> overlays(Fields fields) {
        List<Overlay> read = fields.optionalObjects(
                "overlays",
                0,
                MOST_PLANS,
                overlay -> new Overlay(overlay.identifier("person", 80), overlay.decimal("percent", SHARE)));
        if (read == null) {
            return List.of();
        }
        Set<String> people = new HashSet<>();
        for (int index = 0; index < read.size(); index++) {
            String person = read.get(index).person();
            if (person != null && !people.add(person)) {
                String pointer = fields.pointer("overlays") + "/" + index + "/person";
                fields.faults().add(pointer, "duplicate", "has an overlay already");
            }
        }
        return read;
    }

    private static Terms terms(Fields fields) {
        Integer yearStarts = fields.optionalInteger("yearStarts", 1, 12);
        Integer clawbackDays = fields.optionalInteger("clawbackDays", 0, 3660);
        Confirmation confirmation = fields.optionalWord("confirmation", Confirmation.class);
        return new Terms(
                yearStarts == null ? Terms.DEFAULT.yearStarts() : yearStarts,
                clawbackDays == null ? Terms.DEFAULT.clawbackDays() : clawbackDays,
                confirmation == null ? Terms.DEFAULT.confirmation() : confirmation);
    }

    private static Accounting accounting(Fields fields) {
        Accounting stated = fields.optionalObject("accounting", CommissionReader::stated);
        return stated == null ? Accounting.DEFAULT : stated;
    }

    private static Accounting stated(Fields fields) {
        From from = fields.optionalWord("from", From.class);
        boolean spread = fields.optionalWord("treatment", Treatment.class) == Treatment.AMORTIZE;
        if (!spread && fields.has("months")) {
            fields.faults().add(fields.pointer("months"), "not-allowed", "only the treatment AMORTIZE has months");
        }
        Integer months = spread ? fields.integer("months", 1, 600) : null;
        return new Accounting(from == null ? Accounting.DEFAULT.from() : from, months, accounts(fields));
    }

    private static Map<Account, String> accounts(Fields fields) {
        Map<Account, String> names = new EnumMap<>(Account.class);
        fields.entries("accounts", 20, (accounts, word) -> {
            String name = accounts.name(word, 80);
            if (!isAccount(word)) {
                String known = String.join(", ", names());
                accounts.faults().add(accounts.pointer(word), "unknown-value", "must be one of " + known);
            } else if (name != null) {
                names.put(Account.valueOf(word), name);
            }
            return name;
        });
        return names;
    }

    private static boolean isAccount(String word) {
        return names().contains(word);
    }

    private static List<String> names() {
        return List.of(Account.values()).stream().map(Account::name).toList();
    }
}
