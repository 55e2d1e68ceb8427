package org.dealdesk.policy.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.difference.PolicyDifference.GuardrailChange;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row changes one thing in the default policy, and says in short what differs then. */
class PolicyDifferenceTests {

    private static final String NEXT = "\n      ";

    /** What a document may leave out without meaning anything else. */
    private static final Set<String> HAVE_A_DEFAULT = Set.of("visibility", "committee", "fallback");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            # a limit moves
            - {at: 10}/- {at: 20, approvals: [SALES_OPS]} | - {at: 5}/- {at: 20, approvals: [SALES_OPS]}   | deal-discount STRICTER: 5..10 [] > [SALES_OPS]
            - {at: 10}/- {at: 20, approvals: [SALES_OPS]} | - {at: 12.5}/- {at: 20, approvals: [SALES_OPS]} | deal-discount LOOSER: 10..12.5 [SALES_OPS] > []
            - {at: 50}/- {at: 40, approvals: [SALES_OPS]} | - {at: 55}/- {at: 40, approvals: [SALES_OPS]}  | true-margin STRICTER: 55..50 [] > [SALES_OPS]
            - {at: 50}/- {at: 40, approvals: [SALES_OPS]} | - {at: 55}/- {at: 30, approvals: [SALES_OPS]}  | true-margin MIXED: 55..50 [] > [SALES_OPS], 40..30 [FINANCE, SALES_OPS] > [SALES_OPS]
            # others are asked
            {at: 90, approvals: [FINANCE]}  | {at: 90, approvals: [LEGAL]}          | payment-terms MIXED: 60..90 [FINANCE] > [LEGAL]
            {at: 90, approvals: [FINANCE]}  | {at: 90, approvals: [FINANCE, LEGAL]} | payment-terms STRICTER: 60..90 [FINANCE] > [FINANCE, LEGAL]
            {at: 90, approvals: [FINANCE]}  | {approvals: [FINANCE]}                | payment-terms LOOSER: 90.. BLOCK > [FINANCE]
            {at: 90, approvals: [FINANCE]}  | {at: 80, approvals: [FINANCE]}        | payment-terms STRICTER: 80..90 [FINANCE] > BLOCK
            # the same, written with a needless tier
            - {at: 45}                      | - {at: 30}/- {at: 45}                 | payment-terms SAME
            # where it speaks, what it counts
            minTcv: 25000                   | minTcv: 50000                         | customer-concentration MIXED MIN_TCV [25000] > [50000]
            {months: 12, minimum: 1000000}  | {months: 6, minimum: 1000000}         | customer-concentration MIXED WINDOW_MONTHS [12] > [6]
            - id: acv-size                  | - id: acv                             | acv STRICTER, acv-size LOOSER
            # the price book
            listPrice: 275.00               | listPrice: 280                        | PS-CONSULT-HR
            listPrice: 275.00               | listPrice: 275                        | ''
            Consulting hour                 | Hour of advice                        | PS-CONSULT-HR
            sku: SUB-HIGH                   | sku: SUB-TOP                          | SUB-TOP new, SUB-HIGH gone
            retired: true, replacement: SUB-LIGHT | retired: true                   | PS-HOUR-BLOCK
            # terms
            SLA, approvals: [LEGAL]} | SLA, approvals: [FINANCE, LEGAL]} | CUSTOM_SLA STRICTER
            pricing, blocked: true} | pricing, approvals: [LEGAL]} | MOST_FAVORED_PRICING LOOSER
            name: Line discount | name: A line's discount | GUARDRAIL_NAMES line-discount [Line discount] > [A line's discount]
            {name: Custom SLA, | {name: Other SLA, | TERM_NAMES CUSTOM_SLA [Custom SLA] > [Other SLA]
            NON_STANDARD_IP                 | OTHER_IP                              | OTHER_IP LOOSER, NON_STANDARD_IP STRICTER
            # all the rest
            always: [SALES_OPS]             | always: [FINANCE, SALES_OPS]          | ALWAYS [SALES_OPS] > [SALES_OPS, FINANCE]
            {maxTcv: 25000}                 | {maxTcv: 30000}                       | STRAIGHT_THROUGH [25000] > [30000]
            FINANCE: 16                     | FINANCE: 20                           | SLA FINANCE [16] > [20]
            quorum: 1                       | quorum: 2                             | QUORUM [1] > [2]
            repsSeeCost: true               | repsSeeCost: false                    | REPS_SEE_COST [true] > [false]
            rate: 2                         | rate: 2.5                             | COMMISSION_RATE [2] > [2.5]
            rate: 2                         | yearStarts: 7~rate: 2               | YEAR_STARTS [1] > [7]
            rate: 2                         | clawbackDays: 90~rate: 2            | CLAWBACK_DAYS [0] > [90]
            rate: 2                         | confirmation: FINANCE~rate: 2       | CONFIRMATION [NONE] > [FINANCE]
            rate: 2                         | overlays: [{person: lead, percent: 10.0}]~rate: 2 | OVERLAYS lead [] > [10]
            rate: 2                         | accounting: {from: ACCRUED, treatment: AMORTIZE, months: 24, accounts: {PAID: "1000"}}~rate: 2 | ACCOUNTING_FROM [EARNED] > [ACCRUED], TREATMENT [EXPENSE] > [AMORTIZE], AMORTIZATION [] > [24], ACCOUNTS PAID [] > [1000]
            EUR: 1.10                       | EUR: 1.15                             | FX EUR [1.1] > [1.15]
            ARCHITECT: 145.75               | ARCHITECT: 150                        | RATE_CARD ARCHITECT [145.75] > [150]
            [MON, TUE, WED, THU, FRI]       | [FRI, TUE, WED, THU, MON]             | ''
            to: "17:00"                     | to: "17:00", country: DE, region: BY  | PUBLIC_HOLIDAYS [] > [DE-BY]
            2026-11-26, 2026-12-25          | 2026-12-25                            | HOLIDAYS [2026-11-26, 2026-12-25, 2027-01-01] > [2026-12-25, 2027-01-01]
            """)
    void saysWhatDiffers(String text, String replacement, String expected) {
        Policy changed = Deals.policyWith(
                text.replace("/-", NEXT + "-"),
                replacement.replace("/-", NEXT + "-").replace("~", "\n  "));

        assertThat(told(PolicyDifference.between(Deals.POLICY, changed))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            id: services, kinds: [FIXED_FEE], rate: 1 | id: services, kinds: [FIXED_FEE], rate: 1.0 | ''
            id: services, kinds: [FIXED_FEE], rate: 1 | id: services, kinds: [SUBSCRIPTION], rate: 1.5 | PLAN_KINDS services [FIXED_FEE] > [SUBSCRIPTION], PLAN_RATE services [1] > [1.5]
            id: services, kinds: [FIXED_FEE], rate: 1 | id: services, kinds: [FIXED_FEE], tiers: [{above: 0, rate: 1}, {above: 100.5, rate: 2}], cap: 5000 | PLAN_RATE services [1] > [], PLAN_TIERS services [] > [> 0: 1 %, > 100.5: 2 %], PLAN_CAP services [] > [5000]
            kinds: [FIXED_FEE]   | skus: [PS-JUMPSTART], segments: [CORE]  | PLAN_KINDS services [FIXED_FEE] > [], PLAN_SKUS services [] > [PS-JUMPSTART], PLAN_SEGMENTS services [] > [CORE]
            to: 2026-03-31       | from: 2026-03-01                        | PLAN_FROM spiff [] > [2026-03-01], PLAN_TO spiff [2026-03-31] > []
            adds: true           | base: ANNUAL                            | PLAN_BASE spiff [NET] > [ANNUAL], PLAN_ADDS spiff [true] > [false]
            rate: 0.5            | rate: 0.5, marginGate: 5                | PLAN_GATE spiff [0] > [5]
            """)
    void saysWhatDiffersInPlans(String text, String replacement, String expected) {
        String plans =
                "plans: [{id: services, kinds: [FIXED_FEE], rate: 1}, {id: spiff, to: 2026-03-31, rate: 0.5, adds: true}]";
        String flat = "rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]";
        assertThat(plans).contains(text);

        assertThat(told(PolicyDifference.between(
                        Deals.policyWith(flat, plans), Deals.policyWith(flat, plans.replace(text, replacement)))))
                .isEqualTo(expected);
    }

    @Test
    void tellsAnotherOrderOfThePlans() {
        String flat = "rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]";
        Policy before = Deals.policyWith(flat, "plans: [{id: a, rate: 1}, {id: b, rate: 1}]");
        Policy now = Deals.policyWith(flat, "plans: [{id: b, rate: 1}, {id: a, rate: 1}]");

        assertThat(told(PolicyDifference.between(before, now))).isEqualTo("PLAN_ORDER [a, b] > [b, a]");
        assertThat(told(PolicyDifference.between(Deals.POLICY, before)))
                .startsWith(
                        "COMMISSION_RATE [2] > [], COMMISSION_KINDS [TIME_AND_MATERIALS, FIXED_FEE] > [], PLAN_BASE a");
    }

    @Test
    void findsNothingWhereOnlyTheWritingDiffers() {
        Policy asJson = PolicyReader.read(Documents.read(Deals.DEFAULT_POLICY).toString());

        assertThat(PolicyDifference.between(Deals.POLICY, asJson).isEmpty()).isTrue();
    }

    @Test
    void tellsNothingOfCostsBetweenVersionsWithoutThem() {
        Policy dearer = Deals.policyWith("CONSULTANT: 115.00", "CONSULTANT: 120.00");
        Policy thinner = Deals.policyWith(
                "- {at: 50}" + NEXT + "- {at: 40, approvals: [SALES_OPS]}",
                "- {at: 45}" + NEXT + "- {at: 40, approvals: [SALES_OPS]}");

        assertThat(PolicyDifference.between(dearer, thinner).isEmpty()).isFalse();
        assertThat(PolicyDifference.between(dearer.withoutCosts(), thinner.withoutCosts())
                        .isEmpty())
                .isTrue();
    }

    /** Whatever changes anywhere in a document, and can be read, shows; backwards it is the same the other way round. */
    @Test
    void showsEveryDifferenceOfDocuments() {
        TreeSet<String> touched = new TreeSet<>();
        Seeded.check(400, seeded -> {
            ObjectNode document = (ObjectNode) Documents.read(Deals.DEFAULT_POLICY);
            document.remove("version");
            String where = change(document, seeded);
            document.put("version", "2026.1");
            Policy changed = readable(document).orElse(null);
            seeded.require(changed != null);
            PolicyDifference difference = PolicyDifference.between(Deals.POLICY, changed);
            assertThat(difference.isEmpty()).as(where).isFalse();
            assertThat(turned(PolicyDifference.between(changed, Deals.POLICY)))
                    .as(where)
                    .isEqualTo(effects(difference));
            assertThat(PolicyDifference.between(changed, PolicyReader.read(document.toString()))
                            .isEmpty())
                    .as(where)
                    .isTrue();
            touched.add(where.split("/", -1)[1]);
        });
        if (Long.getLong("dealdesk.seed") == null && Integer.getInteger("dealdesk.tries") == null) {
            assertThat(touched).contains("guardrails", "priceBook", "terms", "approval", "rateCard", "commission");
        }
    }

    /** Changes one thing somewhere below, and says where. */
    private static Optional<Policy> readable(ObjectNode document) {
        try {
            return Optional.of(PolicyReader.read(document.toString()));
        } catch (InvalidInput unreadable) {
            return Optional.empty();
        }
    }

    private static String change(JsonNode node, Seeded seeded) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = seeded.oneOf(names);
            JsonNode inner = object.get(name);
            if (inner.isContainerNode() && !inner.isEmpty() && !seeded.chance(10)) {
                return "/" + name + change(inner, seeded);
            }
            if (inner.isContainerNode() && !HAVE_A_DEFAULT.contains(name)) {
                object.remove(name);
            } else if (inner.isContainerNode()) {
                return "/" + name + change(inner, seeded);
            } else {
                object.set(name, other(inner));
            }
            return "/" + name;
        }
        ArrayNode array = (ArrayNode) node;
        int index = seeded.between(0, array.size() - 1);
        JsonNode inner = array.get(index);
        if (inner.isContainerNode() && !inner.isEmpty() && !seeded.chance(10)) {
            return "/" + index + change(inner, seeded);
        }
        array.remove(index);
        return "/" + index;
    }

    private static JsonNode other(JsonNode value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value.isNumber()) {
            return json.numberNode(value.decimalValue().add(BigDecimal.ONE));
        }
        if (value.isBoolean()) {
            return json.booleanNode(!value.booleanValue());
        }
        return value.isTextual() ? json.textNode(value.textValue() + "X") : json.nullNode();
    }

    private static List<String> effects(PolicyDifference difference) {
        List<String> effects = new ArrayList<>();
        difference.guardrails().forEach(it -> effects.add(it.id() + it.effect()));
        difference.terms().forEach(it -> effects.add(it.code() + it.effect()));
        difference.priceBook().forEach(it -> effects.add(it.code()));
        difference.values().forEach(it -> effects.add(it.value() + "" + it.key() + it.before() + it.now()));
        return effects.stream().sorted().toList();
    }

    private static List<String> turned(PolicyDifference difference) {
        List<String> effects = new ArrayList<>();
        difference.guardrails().forEach(it -> effects.add(it.id() + turned(it.effect())));
        difference.terms().forEach(it -> effects.add(it.code() + turned(it.effect())));
        difference.priceBook().forEach(it -> effects.add(it.code()));
        difference.values().forEach(it -> effects.add(it.value() + "" + it.key() + it.now() + it.before()));
        return effects.stream().sorted().toList();
    }

    private static Effect turned(Effect effect) {
        return switch (effect) {
            case STRICTER -> Effect.LOOSER;
            case LOOSER -> Effect.STRICTER;
            default -> effect;
        };
    }

    private static String told(PolicyDifference difference) {
        List<String> told = new ArrayList<>();
        difference.guardrails().forEach(change -> told.add(told(change)));
        difference
                .priceBook()
                .forEach(sku ->
                        told.add(sku.code() + (sku.before() == null ? " new" : sku.now() == null ? " gone" : "")));
        difference.terms().forEach(term -> told.add(term.code() + " " + term.effect()));
        difference.values().stream()
                .filter(value ->
                        value.value() != PolicyValue.GUARDRAIL_ORDER && value.value() != PolicyValue.TERM_ORDER)
                .forEach(value -> told.add(value.value()
                        + (value.key() == null ? "" : " " + value.key())
                        + " %s > %s".formatted(value.before(), value.now())));
        return String.join(", ", told);
    }

    private static String told(GuardrailChange change) {
        String scope = change.scope().stream()
                .filter(value -> value.value() != PolicyValue.TIERS)
                .map(value -> " %s %s > %s".formatted(value.value(), value.before(), value.now()))
                .collect(Collectors.joining());
        String stretches = change.stretches().stream()
                .map(it -> "%s..%s %s > %s"
                        .formatted(plain(it.inner()), plain(it.outer()), told(it.before()), told(it.now())))
                .collect(Collectors.joining(", "));
        return change.id() + " " + change.effect() + scope + (stretches.isEmpty() ? "" : ": " + stretches);
    }

    private static String told(Consequence consequence) {
        return consequence.blocked() ? "BLOCK" : consequence.approvals().toString();
    }

    private static String plain(BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
