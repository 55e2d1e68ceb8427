package org.dealdesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The published schema of the policy document against the code that reads one. */
class PolicySchemaTests {

    private static final JsonNode SCHEMA = CanonicalJson.read(Deals.resource("/schemas/policy.json"));
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(SCHEMA);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Everything that a document can say. */
    private static final String FULL = Deals.DEFAULT_POLICY
            .replace("regions: [AMER, EMEA, APAC]", """
                    regions: {AMER: {name: The Americas}, EMEA: {name: "Europe, Middle East, Africa"}, APAC: {}}
                    roles: {CONSULTANT: {name: Senior consultant}}
                    """)
            .replace("to: \"17:00\"", "to: \"17:00\", country: DE, region: BY")
            .replace("measure: LINE_DISCOUNT_PCT", """
                    measure: LINE_DISCOUNT_PCT
                        minTcv: "1000.50"
                        segments: [CORE]
                        regions: [EMEA]
                        kinds: [SUBSCRIPTION]""");

    /** The same with commission plans instead of one rate. */
    private static final String WITH_PLANS = FULL.replace("  rate: 2\n  kinds: [TIME_AND_MATERIALS, FIXED_FEE]\n", """
              plans:
                - {id: services, kinds: [FIXED_FEE], segments: [CORE], base: NET, tiers: [{above: 0, rate: 1}, {above: 500000, rate: 1.5}], cap: 5000}
                - {id: migration-spiff, skus: [PS-MIGRATION], from: 2026-01-01, to: 2026-03-31, rate: 0.5, marginGate: 5, adds: true}
              overlays: [{person: sales-lead, percent: 10}]
              yearStarts: 7
              clawbackDays: 90
              confirmation: FINANCE
              accounting: {from: EARNED, treatment: AMORTIZE, months: 24, accounts: {EXPENSE: "6100"}}
            """);

    static final List<String> DOCUMENTS = List.of(FULL, WITH_PLANS);

    @Test
    void isMetByTheDefaultPolicy() {
        assertThat(faults(Documents.read(Deals.DEFAULT_POLICY))).isEmpty();
        for (String full : DOCUMENTS) {
            assertThat(faults(Documents.read(full))).isEmpty();
            assertThat(read(Documents.read(full))).isTrue();
        }
        assertThat(WITH_PLANS).contains("migration-spiff");
    }

    @Test
    void namesTheValuesThatTheCodeKnows() {
        assertThat(values("/$defs/guardrail/properties/measure/enum")).isEqualTo(names(Measure.values()));
        assertThat(values("/$defs/skuKind/enum")).isEqualTo(names(SkuKind.values()));
        assertThat(values("/$defs/approvalFunction/enum")).isEqualTo(names(ApprovalFunction.values()));
        assertThat(values("/$defs/commissionPlan/properties/base/enum")).isEqualTo(names(CommissionPlan.Base.values()));
        String commission = "/properties/commission/properties/";
        assertThat(values(commission + "confirmation/enum")).isEqualTo(names(CommissionRules.Confirmation.values()));
        assertThat(values(commission + "accounting/properties/from/enum"))
                .isEqualTo(names(CommissionRules.From.values()));
        assertThat(values(commission + "accounting/properties/treatment/enum"))
                .isEqualTo(names(CommissionRules.Treatment.values()));
        assertThat(values(commission + "accounting/properties/accounts/propertyNames/enum"))
                .isEqualTo(names(CommissionRules.Account.values()));
        assertThat(values("/$defs/approval/properties/justification/enum"))
                .isEqualTo(names(ApprovalRules.Justification.values()));
        assertThat(values("/$defs/approval/properties/committee/properties/rule/enum"))
                .isEqualTo(names(ApprovalRules.Committee.Rule.values()));
        assertThat(Stream.of(Measure.values()).filter(Measure::ofLine).map(Measure::name))
                .allMatch(name -> name.startsWith("LINE_"));
        assertThat(Stream.of(Measure.values())
                        .filter(measure -> !measure.ofLine())
                        .map(Measure::name))
                .noneMatch(name -> name.startsWith("LINE_"));
    }

    @Test
    void namesThePropertiesThatTheReadersAskFor() throws IOException {
        Pattern asked = Pattern.compile(
                "\\.(?:optional)?(?:[iI]dentifier|[nN]ame|[dD]ecimal|[iI]nteger|[dD]ate|flag|[wW]ord|words|"
                        + "[oO]bjects?|identifiers|entries|has)\\(\\s*\"([a-zA-Z]+)\"");
        Pattern helped = Pattern.compile(
                "(?:Codes\\.read|codes|known|kinds|byFunction|time|zone)\\((?:fields|inner), \"([a-zA-Z]+)\"");
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/dealdesk/policy/reader"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Reader.java"))
                    .toList()) {
                String source = Files.readString(file);
                for (Pattern pattern : List.of(asked, helped)) {
                    pattern.matcher(source).results().forEach(name -> read.add(name.group(1)));
                }
            }
        }
        // The reader calls them by a variable: a guardrail has the one or the other.
        read.addAll(Set.of("max", "min"));
        Set<String> described = new TreeSet<>();
        collect(SCHEMA, described);
        assertThat(described).isEqualTo(read);
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void agreesWithTheReaderOnWhatMayBeThere(String text) {
        int[] tried = new int[1];
        JsonNode full = Documents.read(text);
        eachObject(full, "", pointer -> {
            JsonNode more = full.deepCopy();
            ((ObjectNode) more.at(pointer)).put("zzz", 1);
            agree(more, pointer + " + zzz");
            for (String name : names(full.at(pointer))) {
                JsonNode less = full.deepCopy();
                ((ObjectNode) less.at(pointer)).remove(name);
                agree(less, pointer + " - " + name);
                for (JsonNode other : List.of(
                        NODES.objectNode(),
                        NODES.arrayNode(),
                        NODES.booleanNode(true),
                        NODES.textNode(" \u00e9"),
                        NODES.numberNode(new java.math.BigDecimal("-0.5")))) {
                    JsonNode wrong = full.deepCopy();
                    ((ObjectNode) wrong.at(pointer)).set(name, other);
                    if (!other.isTextual() || !full.at(pointer).get(name).isTextual()) {
                        agree(wrong, pointer + "/" + name + " = " + other);
                        tried[0]++;
                    }
                }
            }
        });
        assertThat(tried[0]).isGreaterThan(500);
    }

    /** The reader knows more (names that must exist, limits in order), so it may refuse what the schema takes; never the reverse. */
    private static void agree(JsonNode document, String change) {
        boolean valid = faults(document).isEmpty();
        boolean readable = read(document);
        if (readable) {
            assertThat(valid)
                    .as(change + " is read, but refused by the schema: " + faults(document))
                    .isTrue();
        } else if (valid) {
            assertThat(change)
                    .as("is refused by the reader alone")
                    .matches(
                            ".*(rateCard|segments|regions|priceBook|replacement|straightThrough|guardrails|terms|fallback|holidays|timeZone|currency|tiers).*");
        }
    }

    private static void collect(JsonNode schema, Set<String> names) {
        if (schema.path("properties").isObject()) {
            schema.get("properties").fieldNames().forEachRemaining(names::add);
        }
        schema.forEach(inner -> collect(inner, names));
    }

    private interface Visitor {
        void visit(String pointer);
    }

    /** One of each kind: the first of a list, and the measures of the customer, which alone have a window. */
    private static void eachObject(JsonNode node, String pointer, Visitor visitor) {
        if (node.isObject()) {
            visitor.visit(pointer);
            for (String name : names(node)) {
                eachObject(node.get(name), pointer + "/" + name, visitor);
            }
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                if (index < 2
                        || node.get(index).has("window")
                        || node.get(index).has("hoursPerMonth")
                        || node.get(index).has("replacement")) {
                    eachObject(node.get(index), pointer + "/" + index, visitor);
                }
            }
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(entry -> entry.getKey()).toList();
    }

    private static List<String> faults(JsonNode document) {
        return VALIDATOR.validate(document).stream().map(Object::toString).toList();
    }

    private static boolean read(JsonNode document) {
        try {
            PolicyReader.read(document.toString());
            return true;
        } catch (InvalidInput refused) {
            return false;
        }
    }

    private static List<String> values(String pointer) {
        List<String> values = new java.util.ArrayList<>();
        SCHEMA.at(pointer).forEach(value -> values.add(value.textValue()));
        return values;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
