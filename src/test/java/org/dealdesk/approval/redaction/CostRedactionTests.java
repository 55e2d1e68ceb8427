package org.dealdesk.approval.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.Guardrail.Direction;
import org.dealdesk.policy.Measure;
import org.dealdesk.testing.approval.DealStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a rep who may not see costs reads, as told by {@link RedactedStory}. */
class CostRedactionTests {

    private final RedactedStory told = new RedactedStory();
    private final CostRedaction redaction = told.redaction;
    private final Revision shown = told.shown;
    private final Revision hidden = told.hidden;
    private final Revision unapproved = told.unapproved;

    /** A version hides costs where it says so itself, or the one in force does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026.1 | 2026.1 | false
            2026.2 | 2026.1 | true
            2026.1 | 2026.2 | true
            2026.2 | 2026.2 | true
            -      | 2026.1 | false
            -      | 2026.2 | true
            """)
    void followsTheVersionAndTheOneInForceForReps(String version, String inForce, boolean hides) {
        if (inForce.equals("2026.2")) {
            told.revisionUnder("2026.2");
        }

        assertThat(redaction.hidesCost(version, RedactedStory.REP)).isEqualTo(hides);
        assertThat(redaction.hiding(RedactedStory.REP).test(version)).isEqualTo(hides);
        assertThat(redaction.hidesCost(version, RedactedStory.FINANCE)).isFalse();
    }

    @Test
    void takesCostsOutOfAnAssessmentAndTheCommissionUntilItIsApproved() {
        assertThat(costAndCommission(redaction.assessment(hidden, RedactedStory.REP)))
                .isEqualTo("null 960.00");
        assertThat(costAndCommission(redaction.assessment(unapproved, RedactedStory.REP)))
                .isEqualTo("null null");
        assertThat(costAndCommission(redaction.assessment(hidden.assessment(), RedactedStory.REP)))
                .isEqualTo("null null");
        assertThat(costAndCommission(redaction.assessment(shown, RedactedStory.REP)))
                .isEqualTo("23000.00 960.00");
        assertThat(costAndCommission(redaction.assessment(hidden, RedactedStory.FINANCE)))
                .isEqualTo("23000.00 960.00");
    }

    private static String costAndCommission(JsonNode assessment) {
        JsonNode economics = assessment.required("economics");
        return economics.required("costTotal").asText() + " "
                + economics.required("commission").asText();
    }

    @Test
    void leavesTheDocumentItselfAsItIs() {
        JsonNode document = hidden.assessment();
        JsonNode before = document.deepCopy();
        redaction.assessment(document, RedactedStory.REP);
        assertThat(document).isEqualTo(before);
    }

    /** Of other deals and spellings of the customer a rep is told what they may see; the others are counted. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            'D-000001', 'D-000002' | 0 | ["D-000001"] | 1 | false
            'D-000002', 'D-000003' | 4 | []           | 6 | false
            'D-000001'             | 0 | ["D-000001"] | 0 | true
            'D-000001'             | 1 | ["D-000001"] | 1 | false
            -                      | 0 | []           | 0 | true
            """)
    void namesTheDealsThatARepMaySee(String deals, int others, String named, int counted, boolean inputs) {
        ObjectNode assessment = assessment("""
                'findings': [{'guardrail': 'split-deals', 'deals': [%s], 'otherDeals': %d, 'inputs': {'sum': '1'}}]""".formatted(deals == null ? "" : deals, others));

        JsonNode finding = redaction.assessment(assessment, RedactedStory.REP).at("/findings/0");
        assertThat(finding.get("deals")).hasToString(named);
        assertThat(finding.get("otherDeals").intValue()).isEqualTo(counted);
        assertThat(finding.get("inputs").isObject()).isEqualTo(inputs);
        assertThat(redaction.assessment(assessment, RedactedStory.FINANCE)).isSameAs(assessment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            'similarCustomers': ['acme', 'ACME'] | ["acme"] | 1
            'similarCustomers': ['acme']         | ["acme"] | 0
            'similarCustomers': ['Acme', 'ACME'] | []       | 2
            'similarCustomers': []               | []       | -
            'findings': []                       | -        | -
            """)
    void namesTheSpellingsThatARepMaySee(String similar, String named, Integer others) {
        String findings = similar.startsWith("'findings'") ? similar : similar + ", 'findings': []";
        JsonNode seen = redaction.assessment(assessment(findings), RedactedStory.REP);

        assertThat(seen.path("similarCustomers").toString()).isEqualTo(named == null ? "" : named);
        assertThat(seen.path("otherSimilarCustomers").isMissingNode()).isEqualTo(others == null);
        if (others != null) {
            assertThat(seen.get("otherSimilarCustomers").intValue()).isEqualTo(others);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DEAL_TRUE_MARGIN_PCT | 2026.2 | {"measure":"DEAL_TRUE_MARGIN_PCT","min":null}
            DEAL_TRUE_MARGIN_PCT | 2026.1 | {"measure":"DEAL_TRUE_MARGIN_PCT","min":"40"}
            TCV                  | 2026.2 | {"measure":"TCV","min":"40"}
            """)
    void takesTheValuesOutOfConditionsOnCosts(Measure measure, String version, String shownAs) {
        Condition condition = new Condition.Limit(measure, Direction.MIN, BigDecimal.valueOf(40));

        assertThat(redaction.conditions(List.of(condition), version, RedactedStory.REP))
                .singleElement()
                .satisfies(seen -> assertThat(seen.toJson()).hasToString(shownAs));
        assertThat(redaction.conditions(List.of(condition), version, RedactedStory.FINANCE))
                .containsExactly(condition);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026.2 | -
            2026.1 | 47
            """)
    void takesCostsOutOfAComparison(String version, String margin) {
        JsonNode compared = CanonicalJson.read(
                "{\"measures\": [{\"guardrail\": \"true-margin\", \"approved\": \"47\", \"now\": \"47\"}]}");

        assertThat(redaction
                        .comparison(compared, version, RedactedStory.REP)
                        .at("/measures/0/approved")
                        .textValue())
                .isEqualTo(margin);
        assertThat(redaction.comparison(compared, version, RedactedStory.FINANCE))
                .isSameAs(compared);
    }

    /** Each record goes by its own version; as soon as one of a stream hides costs, none has a hash. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026.1, 2026.1 | hash 1 false, hash 2 false
            2026.1, 2026.2 | null 1 false, null 2 true
            2026.2, 2026.2 | null 1 true, null 2 true
            -              | hash 1 false
            """)
    void takesCostsAndHashesOutOfRecords(String versions, String seen) {
        List<HistoryRecord> records = new ArrayList<>();
        for (String version : versions == null ? new String[] {null} : versions.split(", ", -1)) {
            records.add(record(records.size() + 1, version));
        }

        assertThat(inWords(redaction.records(records, RedactedStory.REP))).isEqualTo(seen);
        assertThat(redaction.records(records, RedactedStory.FINANCE)).isEqualTo(records);
    }

    @Test
    void takesCostsOutOfRecordsOfNoVersionWhereTheOneInForceHidesThem() {
        told.revisionUnder("2026.3");

        assertThat(inWords(List.of(redaction.record(record(1, null), RedactedStory.REP))))
                .isEqualTo("null 1 true");
    }

    /** Which values of a comparison are made of costs, the record's own policy says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026.2 | {"guardrail":"line-discount","now":"16"} | {"guardrail":"true-margin","now":null}
            2026.1 | {"guardrail":"line-discount","now":"16"} | {"guardrail":"true-margin","now":"47"}
            """)
    void takesOnlyValuesMadeOfCostsOutOfARecord(String version, String discount, String margin) {
        JsonNode data = CanonicalJson.read("{\"measures\": [{\"guardrail\": \"line-discount\", \"now\": \"16\"},"
                + " {\"guardrail\": \"true-margin\", \"now\": \"47\"}]}");
        Event carried = Event.of(EventType.APPROVAL_CARRIED_OVER, "rep", DealStory.MONDAY)
                .about(1, version)
                .with(data);

        JsonNode seen = redaction
                .record(
                        new HistoryRecord("D-000001", 1, "D-000001", carried, DealStory.START, "", ""),
                        RedactedStory.REP)
                .data();
        assertThat(seen.at("/measures/0")).hasToString(discount);
        assertThat(seen.at("/measures/1")).hasToString(margin);
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.MATCH_ANY, names = "COMMISSION_.*")
    void takesTheAmountOfASharedCommissionOutOfRecords(EventType type) {
        for (String people : List.of("[\"rep\", \"rep2\"]", "[\"rep2\"]", "[]")) {
            HistoryRecord shared = posted(type, people);
            HistoryRecord seen = redaction.record(shared, RedactedStory.REP);
            assertThat(seen.data().get("amount").isNull()).isTrue();
            assertThat(seen.data().get("entriesSha256").isNull()).isTrue();
            assertThat(seen.hash()).as("a hash tells an amount").isNull();
            assertThat(redaction.record(shared, RedactedStory.FINANCE)).isEqualTo(shared);
        }
        HistoryRecord own = posted(type, "[\"rep\"]");
        assertThat(redaction.record(own, RedactedStory.REP)).isEqualTo(own);
    }

    private static HistoryRecord posted(EventType type, String people) {
        JsonNode data = CanonicalJson.read(
                "{\"amount\": \"96.00\", \"currency\": \"USD\", \"people\": %s, \"entriesSha256\": \"a\"}"
                        .formatted(people));
        Event event =
                Event.of(type, "system", DealStory.MONDAY).about(1, "2026.1").with(data);
        return new HistoryRecord("D-000001", 1, "D-000001", event, DealStory.START, "hash", "hash");
    }

    private static HistoryRecord record(int seq, String version) {
        ObjectNode data = (ObjectNode) CanonicalJson.read("{\"outcome\": \"REVIEW\", \"documentSha256\": \"a\"}");
        Event event = Event.of(EventType.DEAL_SUBMITTED, "rep", DealStory.MONDAY);
        Event about = version == null ? event : event.about(1, version);
        return new HistoryRecord("D-000001", seq, "D-000001", about.with(data), DealStory.START, "hash", "hash");
    }

    private static String inWords(List<HistoryRecord> records) {
        return records.stream()
                .map(record -> record.hash() + " " + record.seq() + " "
                        + record.data().get("documentSha256").isNull())
                .collect(Collectors.joining(", "));
    }

    @Test
    void takesRatesLimitsOnCostsAndTheMarginGateOutOfAPolicy() {
        ObjectNode document = policy();
        redaction.policy(document, "2026.1", RedactedStory.REP);
        redaction.policy(document, "2026.2", RedactedStory.FINANCE);
        assertThat(document).isEqualTo(policy());

        redaction.policy(document, "2026.2", RedactedStory.REP);
        assertThat(document)
                .hasToString("{\"commission\":{\"rate\":2},\"guardrails\":[{\"measure\":\"DEAL_TRUE_MARGIN_PCT\"},"
                        + "{\"max\":[1],\"measure\":\"TCV\"}]}");
        ObjectNode bare = (ObjectNode) CanonicalJson.read("{\"rateCard\": {}}");
        redaction.policy(bare, "2026.2", RedactedStory.REP);
        assertThat(bare).isEmpty();
    }

    @Test
    void takesTheMarginGateOfEachPlanOutOfAPolicy() {
        ObjectNode document = (ObjectNode) CanonicalJson.read(
                "{\"commission\": {\"plans\": [{\"id\": \"a\", \"marginGate\": 5}, {\"id\": \"b\"}]}}");
        redaction.policy(document, "2026.2", RedactedStory.REP);
        assertThat(document).hasToString("{\"commission\":{\"plans\":[{\"id\":\"a\"},{\"id\":\"b\"}]}}");
    }

    private static ObjectNode policy() {
        return (ObjectNode) CanonicalJson.read("{\"commission\": {\"rate\": 2, \"marginGate\": 0}, \"guardrails\": ["
                + "{\"measure\": \"DEAL_TRUE_MARGIN_PCT\", \"min\": [1], \"max\": [1]}, {\"max\": [1], \"measure\": \"TCV\"}],"
                + " \"rateCard\": {\"CONSULTANT\": 115}}");
    }

    private static ObjectNode assessment(String parts) {
        return (ObjectNode) CanonicalJson.read(
                "{'policy': '2026.1', 'economics': {}, %s}".formatted(parts).replace('\'', '"'));
    }
}
