package org.dealdesk.policy.difference;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.ApprovalRules;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Guardrail.Scope;
import org.dealdesk.policy.Guardrail.Tier;
import org.dealdesk.policy.Guardrail.Window;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.PublicHolidays;
import org.dealdesk.policy.Term;

/**
 * The single values of a policy, apart from guardrails, price book and terms. Each can be read from a version as it
 * would be written in a document, so that two versions can be held side by side.
 */
public enum PolicyValue {
    NAME(Kind.TEXT),
    EFFECTIVE_FROM(Kind.DATE),
    CURRENCY(Kind.TEXT),
    FX(Kind.NUMBER),
    SEGMENTS(Kind.SEGMENT),
    REGIONS(Kind.REGION),
    RATE_CARD(Kind.AMOUNT),
    GUARDRAIL_ORDER(Kind.TEXT),
    TERM_ORDER(Kind.TEXT),
    GUARDRAIL_NAMES(Kind.TEXT),
    TERM_NAMES(Kind.TEXT),
    ROLE_NAMES(Kind.TEXT),
    SEGMENT_NAMES(Kind.TEXT),
    REGION_NAMES(Kind.TEXT),
    ALWAYS(Kind.FUNCTION),
    STRAIGHT_THROUGH(Kind.AMOUNT),
    VALID_DAYS(Kind.DAYS),
    APPEAL_DAYS(Kind.DAYS),
    MAX_GROWTH(Kind.PERCENT),
    JUSTIFICATION(Kind.CHOICE),
    QUORUM(Kind.NUMBER),
    VOTING(Kind.CHOICE),
    SLA(Kind.HOURS),
    FALLBACK(Kind.FUNCTION),
    TIME_ZONE(Kind.TEXT),
    BUSINESS_DAYS(Kind.WEEKDAY),
    OPENS(Kind.TEXT),
    CLOSES(Kind.TEXT),
    PUBLIC_HOLIDAYS(Kind.TEXT),
    HOLIDAYS(Kind.DATE),
    REPS_SEE_COST(Kind.CHOICE),
    COMMISSION_RATE(Kind.PERCENT),
    COMMISSION_KINDS(Kind.SKU_KIND),
    MARGIN_GATE(Kind.PERCENT),
    PLAN_ORDER(Kind.TEXT),
    PLAN_KINDS(Kind.SKU_KIND),
    PLAN_SKUS(Kind.TEXT),
    PLAN_SEGMENTS(Kind.SEGMENT),
    PLAN_FROM(Kind.DATE),
    PLAN_TO(Kind.DATE),
    PLAN_BASE(Kind.CHOICE),
    PLAN_RATE(Kind.PERCENT),
    PLAN_TIERS(Kind.TEXT),
    PLAN_CAP(Kind.AMOUNT),
    PLAN_GATE(Kind.PERCENT),
    PLAN_ADDS(Kind.CHOICE),
    OVERLAYS(Kind.PERCENT),
    YEAR_STARTS(Kind.NUMBER),
    CLAWBACK_DAYS(Kind.DAYS),
    CONFIRMATION(Kind.CHOICE),
    ACCOUNTING_FROM(Kind.CHOICE),
    TREATMENT(Kind.CHOICE),
    AMORTIZATION(Kind.MONTHS),
    ACCOUNTS(Kind.TEXT),
    // Of one guardrail: what it measures, where it speaks, and what of the customer's deals it counts.
    MEASURE(Kind.MEASURE),
    DIRECTION(Kind.CHOICE),
    TIERS(Kind.TEXT),
    MIN_TCV(Kind.AMOUNT),
    IN_SEGMENTS(Kind.SEGMENT),
    IN_REGIONS(Kind.REGION),
    KINDS(Kind.SKU_KIND),
    WINDOW_MONTHS(Kind.MONTHS),
    WINDOW_MINIMUM(Kind.AMOUNT),
    WINDOW_DAYS(Kind.DAYS),
    WINDOW_UP_TO(Kind.AMOUNT);

    private static final Set<PolicyValue> OF_GUARDRAILS =
            Collections.unmodifiableSet(EnumSet.range(MEASURE, WINDOW_UP_TO));

    /** What is said of the commission, in the order in which a page shows it. */
    public static final Set<PolicyValue> OF_COMMISSION =
            Collections.unmodifiableSet(EnumSet.range(COMMISSION_RATE, ACCOUNTS));

    private final Kind kind;

    PolicyValue(Kind kind) {
        this.kind = kind;
    }

    /** What is written there, so that it can be said in words. */
    public enum Kind {
        TEXT,
        DATE,
        NUMBER,
        AMOUNT,
        PERCENT,
        DAYS,
        HOURS,
        MONTHS,
        FUNCTION,
        WEEKDAY,
        SKU_KIND,
        MEASURE,
        SEGMENT,
        REGION,
        CHOICE
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is the order of things that are told by themselves. */
    boolean isOrder() {
        return this == GUARDRAIL_ORDER || this == TERM_ORDER || this == PLAN_ORDER;
    }

    /** Whether it is the name of something that is told by itself. */
    boolean isName() {
        return this == GUARDRAIL_NAMES || this == TERM_NAMES;
    }

    /** By key, which is empty for single values; the order of a set has no meaning. */
    public Map<String, List<String>> of(Policy policy) {
        return switch (this) {
            case FX -> each(policy.currencies(), rate -> plain(rate.fx()));
            case RATE_CARD -> each(policy.rateCard(), PolicyValue::plain);
            case GUARDRAIL_NAMES -> names(policy.guardrails(), Guardrail::id, Guardrail::name);
            case TERM_NAMES -> names(policy.terms().values(), Term::code, Term::name);
            case ROLE_NAMES -> each(policy.names().roles(), Function.identity());
            case SEGMENT_NAMES -> each(policy.names().segments(), Function.identity());
            case REGION_NAMES -> each(policy.names().regions(), Function.identity());
            case SLA -> each(policy.approval().sla(), Object::toString);
            case FALLBACK -> each(policy.approval().fallback(), ApprovalFunction::name);
            default -> isOfGuardrail() ? Map.of() : ofTheWhole(policy);
        };
    }

    private Map<String, List<String>> ofTheWhole(Policy policy) {
        return OF_COMMISSION.contains(this) ? CommissionValues.of(this, policy.commission()) : Map.of("", one(policy));
    }

    private List<String> one(Policy policy) {
        return switch (this) {
            case NAME -> List.of(policy.name());
            case EFFECTIVE_FROM -> List.of(policy.effectiveFrom().toString());
            case CURRENCY -> List.of(policy.currency().code());
            case SEGMENTS -> written(policy.segments());
            case REGIONS -> written(policy.regions());
            case GUARDRAIL_ORDER ->
                policy.guardrails().stream().map(Guardrail::id).toList();
            case TERM_ORDER -> List.copyOf(policy.terms().keySet());
            case ALWAYS -> written(policy.routing().always());
            case STRAIGHT_THROUGH -> written(policy.routing().straightThroughMaxTcv());
            case REPS_SEE_COST -> List.of(Boolean.toString(policy.visibility().repsSeeCost()));
            default -> one(policy.approval());
        };
    }

    private List<String> one(ApprovalRules approval) {
        return switch (this) {
            case VALID_DAYS -> List.of(Integer.toString(approval.validDays()));
            case APPEAL_DAYS -> List.of(Integer.toString(approval.appealDays()));
            case MAX_GROWTH -> written(approval.envelope().maxGrowthPct());
            case JUSTIFICATION -> List.of(approval.justification().name());
            case QUORUM -> List.of(Integer.toString(approval.committee().quorum()));
            case VOTING -> List.of(approval.committee().rule().name());
            case TIME_ZONE -> List.of(approval.calendar().timeZone().getId());
            case BUSINESS_DAYS -> written(approval.calendar().days());
            case OPENS -> List.of(approval.calendar().from().toString());
            case CLOSES -> List.of(approval.calendar().to().toString());
            case PUBLIC_HOLIDAYS ->
                Stream.ofNullable(approval.calendar().publicHolidays())
                        .map(PublicHolidays::toString)
                        .toList();
            case HOLIDAYS -> written(approval.calendar().listed());
            default -> throw new IllegalStateException("There are several of " + this);
        };
    }

    /** What a guardrail is narrowed to and counts, and how its tiers are written. */
    public static Map<PolicyValue, List<String>> of(Guardrail rule) {
        Map<PolicyValue, List<String>> values = new EnumMap<>(PolicyValue.class);
        Scope scope = rule.scope();
        values.put(MEASURE, List.of(rule.measure().name()));
        values.put(DIRECTION, List.of(rule.direction().name()));
        values.put(TIERS, rule.tiers().stream().map(PolicyValue::written).toList());
        values.put(MIN_TCV, written(scope.minTcv()));
        values.put(IN_SEGMENTS, written(scope.segments()));
        values.put(IN_REGIONS, written(scope.regions()));
        values.put(KINDS, written(scope.kinds()));
        if (rule.window() instanceof Window.Months window) {
            values.put(WINDOW_MONTHS, List.of(Integer.toString(window.months())));
            values.put(WINDOW_MINIMUM, written(window.minimum()));
        } else if (rule.window() instanceof Window.Days window) {
            values.put(WINDOW_DAYS, List.of(Integer.toString(window.days())));
            values.put(WINDOW_UP_TO, written(window.upTo()));
        }
        return values;
    }

    private static String written(Tier tier) {
        return (tier.at() == null ? "" : plain(tier.at())) + tier.approvals();
    }

    static List<String> written(BigDecimal value) {
        return value == null ? List.of() : List.of(plain(value));
    }

    static <T extends Comparable<? super T>> List<String> written(Collection<T> set) {
        return set == null
                ? List.of()
                : set.stream().sorted().map(Object::toString).toList();
    }

    private static <V> Map<String, List<String>> each(Map<?, V> map, Function<V, String> value) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        map.forEach((key, one) -> all.put(key.toString(), List.of(value.apply(one))));
        return all;
    }

    private static <T> Map<String, List<String>> names(
            Collection<T> named, Function<T, String> code, Function<T, String> name) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        named.stream()
                .filter(one -> name.apply(one) != null)
                .forEach(one -> all.put(code.apply(one), List.of(name.apply(one))));
        return all;
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private boolean isOfGuardrail() {
        return OF_GUARDRAILS.contains(this);
    }

    static Set<PolicyValue> ofGuardrails() {
        return OF_GUARDRAILS;
    }
}
