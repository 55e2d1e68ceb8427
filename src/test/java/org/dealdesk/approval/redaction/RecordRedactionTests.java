package org.dealdesk.approval.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.approval.view.KnownRecords;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordRedactionTests {

    private static final RecordRedaction REDACTION = new RecordRedaction(Deals.POLICY);

    @Test
    void listsEveryTypeOfRecord() {
        assertThat(Arrays.stream(EventType.values()).filter(type -> !RecordFields.lists(type)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void hidesAFieldThatItDoesNotKnow(EventType type) {
        assertThat(data(type, "{'newFigure': '38.62', 'nested': {'margin': '38.62'}}"))
                .isEqualTo(json("{'newFigure': null, 'nested': null}"));
    }

    @Test
    void findsFieldsThatAreNotListed() {
        Set<String> unknown = new TreeSet<>();
        JsonNode data = json("{'review': 'r', 'cost': '1', 'earlierApproval': {'stands': true, 'margin': '2',"
                + " 'measures': [{'guardrail': 'true-margin', 'was': '3'}]}}");
        KnownRecords.collect("REVIEW_OPENED", data, RecordFields.of(EventType.REVIEW_OPENED), unknown);
        assertThat(unknown)
                .containsExactly(
                        "REVIEW_OPENED/cost",
                        "REVIEW_OPENED/earlierApproval/margin",
                        "REVIEW_OPENED/earlierApproval/measures/was");
    }

    @Test
    void showsWhatWasDecidedWithoutTheLimitsOnCosts() {
        assertThat(data(
                        EventType.REVIEW_DECIDED,
                        "{'outcome': 'APPROVE', 'comment': 'fine', 'conditions': ["
                                + "{'measure': 'DEAL_TRUE_MARGIN_PCT', 'min': '40'}, {'measure': 'CARVE_GAP_PTS', 'max': '5'},"
                                + "{'measure': 'REALIZED_RATE', 'min': '150'}, {'measure': 'TCV', 'max': '9000'},"
                                + "{'term': 'CUSTOM_SLA', 'present': false}]}"))
                .isEqualTo(json("{'outcome': 'APPROVE', 'comment': 'fine', 'conditions': ["
                        + "{'measure': 'DEAL_TRUE_MARGIN_PCT', 'min': null}, {'measure': 'CARVE_GAP_PTS', 'max': null},"
                        + "{'measure': 'REALIZED_RATE', 'min': null}, {'measure': 'TCV', 'max': '9000'},"
                        + "{'term': 'CUSTOM_SLA', 'present': false}]}"));
    }

    @Test
    void showsAnEarlierApprovalWithoutMargins() {
        String compared = "{'review': 'D-000001.1.FINANCE', 'revision': 1, 'decidedBy': 'finance', 'stands': false,"
                + " 'because': ['the credits have changed'], 'measures': ["
                + "{'guardrail': 'true-margin', 'approved': '42.50', 'now': '38.62', 'objection': 'is worse'},"
                + "{'guardrail': 'line-discount', 'approved': '12.00', 'now': '16.00', 'objection': null},"
                + "{'guardrail': 'terms/CUSTOM_SLA', 'approved': 'there', 'now': 'there', 'objection': null},"
                + "{'guardrail': 'unheard-of', 'approved': '1', 'now': '2', 'objection': 'is worse'}], 'profit': '12'}";
        JsonNode shown = json(
                "{'review': 'D-000001.1.FINANCE', 'revision': 1, 'decidedBy': 'finance', 'stands': false,"
                        + " 'because': ['the credits have changed'], 'measures': ["
                        + "{'guardrail': 'true-margin', 'approved': null, 'now': null, 'objection': 'is worse'},"
                        + "{'guardrail': 'line-discount', 'approved': '12.00', 'now': '16.00', 'objection': null},"
                        + "{'guardrail': 'terms/CUSTOM_SLA', 'approved': 'there', 'now': 'there', 'objection': null},"
                        + "{'guardrail': 'unheard-of', 'approved': null, 'now': null, 'objection': 'is worse'}], 'profit': null}");
        assertThat(REDACTION.comparison(json(compared))).isEqualTo(shown);
        assertThat(data(EventType.APPROVAL_CARRIED_OVER, compared)).isEqualTo(shown);
        assertThat(data(EventType.REVIEW_OPENED, "{'earlierApproval': " + compared + "}")
                        .get("earlierApproval"))
                .isEqualTo(shown);
    }

    @Test
    void showsNoMeasureOfARecordWithoutPolicy() {
        assertThat(new RecordRedaction(null)
                        .comparison(json("{'measures': [{'guardrail': 'line-discount', 'now': '16.00'}]}")))
                .isEqualTo(json("{'measures': [{'guardrail': 'line-discount', 'now': null}]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DEAL_TRUE_MARGIN_PCT is 38.62, the condition is DEAL_TRUE_MARGIN_PCT min 40 | DEAL_TRUE_MARGIN_PCT breaks the condition on it; its figures are not shown
            CARVE_GAP_PTS is 7, the condition is CARVE_GAP_PTS max 5                    | CARVE_GAP_PTS breaks the condition on it; its figures are not shown
            LINE_TRUE_MARGIN_PCT is undefined, the condition is …                       | LINE_TRUE_MARGIN_PCT breaks the condition on it; its figures are not shown
            TCV is 9100.00, the condition is TCV max 9000                               | TCV is 9100.00, the condition is TCV max 9000
            DEAL_DISCOUNT_PCT is 20.00, the condition is DEAL_DISCOUNT_PCT max 18       | DEAL_DISCOUNT_PCT is 20.00, the condition is DEAL_DISCOUNT_PCT max 18
            CUSTOM_SLA is there and must not be                                         | CUSTOM_SLA is there and must not be
            SLA_24X7 is missing                                                         | SLA_24X7 is missing
            a condition of it was broken                                                | a condition of it was broken
            the SKU PS-24X7 is new                                                      | the SKU PS-24X7 is new
            the role L3_ENGINEER is new                                                 | the role L3_ENGINEER is new
            the start on 2026-12-01 is new                                              | the start on 2026-12-01 is new
            it was valid until 2026-12-27                                               | it was valid until 2026-12-27
            it was given under policy 2026.1                                            | it was given under policy 2026.1
            the committee has decided the appeal as D-000001.1.COMMITTEE-2              | the committee has decided the appeal as D-000001.1.COMMITTEE-2
            its commission grew from 88.00 to 0                                         | The policy hides this reason, since it may name a cost
            the margin is 38.62 now                                                     | The policy hides this reason, since it may name a cost
            ٣٨ in other digits                                                          | The policy hides this reason, since it may name a cost
            """)
    void showsReasonsThatNameNoCost(String recorded, String shown) {
        JsonNode voided = CanonicalJson.read("{\"because\": [\"%s\"], \"function\": \"FINANCE\"}".formatted(recorded));
        assertThat(REDACTION
                        .data(EventType.APPROVAL_VOIDED, voided)
                        .at("/because/0")
                        .textValue())
                .isEqualTo(shown);
    }

    private static JsonNode data(EventType type, String data) {
        return REDACTION.data(type, json(data));
    }

    private static JsonNode json(String text) {
        return CanonicalJson.read(text.replace('\'', '"'));
    }
}
