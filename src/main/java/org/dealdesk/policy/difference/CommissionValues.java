package org.dealdesk.policy.difference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.policy.CommissionPlan;
import org.dealdesk.policy.CommissionRules;
import org.dealdesk.policy.CommissionRules.Account;
import org.dealdesk.policy.CommissionRules.Overlay;

/** The values of a commission section, by plan, person or account where there are several. */
final class CommissionValues {

    private CommissionValues() {}

    /** By key, which is empty for single values; without those that a document leaves out. */
    static Map<String, List<String>> of(PolicyValue value, CommissionRules rules) {
        Map<String, List<String>> all =
                switch (value) {
                    case OVERLAYS -> overlays(rules);
                    case ACCOUNTS -> accounts(rules);
                    case COMMISSION_RATE,
                            COMMISSION_KINDS,
                            MARGIN_GATE,
                            PLAN_ORDER,
                            YEAR_STARTS,
                            CLAWBACK_DAYS,
                            CONFIRMATION,
                            ACCOUNTING_FROM,
                            TREATMENT,
                            AMORTIZATION -> new LinkedHashMap<>(Map.of("", one(value, rules)));
                    default -> plans(rules, plan -> ofPlan(value, plan));
                };
        all.values().removeIf(List::isEmpty);
        return all;
    }

    private static List<String> one(PolicyValue value, CommissionRules rules) {
        return switch (value) {
            case COMMISSION_RATE -> PolicyValue.written(rules.rate());
            case COMMISSION_KINDS -> PolicyValue.written(rules.kinds());
            case MARGIN_GATE -> PolicyValue.written(rules.marginGate());
            case PLAN_ORDER -> rules.listed().stream().map(CommissionPlan::id).toList();
            case YEAR_STARTS -> List.of(Integer.toString(rules.terms().yearStarts()));
            case CLAWBACK_DAYS -> List.of(Integer.toString(rules.terms().clawbackDays()));
            case CONFIRMATION -> List.of(rules.terms().confirmation().name());
            case ACCOUNTING_FROM -> List.of(rules.accounting().from().name());
            case TREATMENT -> List.of(rules.accounting().treatment().name());
            case AMORTIZATION ->
                Stream.ofNullable(rules.accounting().months())
                        .map(Object::toString)
                        .toList();
            default -> throw new IllegalStateException("There are several of " + value);
        };
    }

    private static List<String> ofPlan(PolicyValue value, CommissionPlan plan) {
        return switch (value) {
            case PLAN_KINDS -> PolicyValue.written(plan.fit().kinds());
            case PLAN_SKUS -> PolicyValue.written(plan.fit().skus());
            case PLAN_SEGMENTS -> PolicyValue.written(plan.fit().segments());
            case PLAN_FROM -> text(plan.fit().from());
            case PLAN_TO -> text(plan.fit().to());
            case PLAN_BASE -> List.of(plan.base().name());
            case PLAN_RATE -> PolicyValue.written(plan.pay().rate());
            case PLAN_TIERS ->
                plan.pay().tiers().stream().map(CommissionValues::tier).toList();
            case PLAN_CAP -> PolicyValue.written(plan.pay().cap());
            case PLAN_GATE -> PolicyValue.written(plan.marginGate());
            case PLAN_ADDS -> List.of(Boolean.toString(plan.adds()));
            default -> throw new IllegalStateException("Not a value of a plan: " + value);
        };
    }

    private static String tier(CommissionPlan.Tier tier) {
        return "> " + PolicyValue.plain(tier.above()) + ": " + PolicyValue.plain(tier.rate()) + " %";
    }

    private static List<String> text(Object value) {
        return Stream.ofNullable(value).map(Object::toString).toList();
    }

    private static Map<String, List<String>> plans(
            CommissionRules rules, Function<CommissionPlan, List<String>> values) {
        return each(rules.listed(), CommissionPlan::id, values);
    }

    private static Map<String, List<String>> overlays(CommissionRules rules) {
        return each(rules.overlays(), Overlay::person, overlay -> PolicyValue.written(overlay.percent()));
    }

    private static Map<String, List<String>> accounts(CommissionRules rules) {
        return each(
                List.of(Account.values()),
                Account::name,
                account -> text(rules.accounting().names().get(account)));
    }

    private static <T> Map<String, List<String>> each(
            Collection<T> all, Function<T, String> key, Function<T, List<String>> value) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        all.forEach(one -> values.put(key.apply(one), value.apply(one)));
        return values;
    }
}
