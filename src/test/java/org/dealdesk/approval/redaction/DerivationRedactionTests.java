package org.dealdesk.approval.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.derivation.Derivation;
import org.dealdesk.platform.json.CanonicalJson;
import org.junit.jupiter.api.Test;

/** What a rep who may not see costs reads of a derivation: it follows the same rules as the assessment. */
class DerivationRedactionTests {

    private final RedactedStory told = new RedactedStory();
    private final CostRedaction redaction = told.redaction;
    private final Revision shown = told.shown;
    private final Revision hidden = told.hidden;
    private final Revision unapproved = told.unapproved;

    /** The derivation of an assessment follows the same rules as the assessment. */
    @Test
    void explainsWhatIsShownAndNothingElse() {
        assertThat(derived(redaction.explained(shown, derivation(), RedactedStory.REP)))
                .isEqualTo("23000.00 960.00");
        assertThat(derived(redaction.explained(hidden, derivation(), RedactedStory.REP)))
                .isEqualTo("null 960.00");
        assertThat(derived(redaction.explained(unapproved, derivation(), RedactedStory.REP)))
                .isEqualTo("null null");
        assertThat(derived(redaction.explained(hidden.assessment(), derivation(), RedactedStory.REP)))
                .isEqualTo("null null");
        assertThat(derived(redaction.explained(unapproved, derivation(), RedactedStory.FINANCE)))
                .isEqualTo("23000.00 960.00");
        assertThat(redaction
                        .explained(hidden, derivation(), RedactedStory.REP)
                        .at("/economics/costTotal")
                        .isNull())
                .isTrue();
        assertThat(shown.assessment().has("derivation")).isFalse();
    }

    @Test
    void keepsOfTheDerivationWhatIsMadeOfDealsThatTheRepMayNotSee() {
        ObjectNode assessment = (ObjectNode) shown.assessment();
        assessment
                .putArray("findings")
                .addAll(List.of(finding("deal-discount", "D-000002"), finding("true-margin", "D-000001")));

        assertThat(measured(redaction.explained(assessment, derivation(), RedactedStory.REP)))
                .containsEntry("deal-discount", false)
                .containsEntry("true-margin", true);
        assertThat(measured(redaction.explained(assessment, derivation(), RedactedStory.FINANCE)))
                .containsEntry("deal-discount", true)
                .containsEntry("true-margin", true);
    }

    private static ObjectNode finding(String guardrail, String deal) {
        return (ObjectNode) CanonicalJson.read(
                "{\"guardrail\": \"%s\", \"deals\": [\"%s\"], \"otherDeals\": 0}".formatted(guardrail, deal));
    }

    private static Map<String, Boolean> measured(JsonNode explained) {
        List<JsonNode> findings = new ArrayList<>();
        explained.at("/derivation/findings").forEach(findings::add);
        return findings.stream()
                .collect(Collectors.toMap(
                        finding -> finding.required("guardrail").textValue(),
                        finding -> !finding.required("state").textValue().equals("NOT_SHOWN")));
    }

    private Derivation derivation() {
        return Derivation.of(
                told.story.appraised("200, 240, 30").deal(),
                told.story.appraised("200, 240, 30").assessment());
    }

    private static String derived(JsonNode explained) {
        Map<String, String> values = new HashMap<>();
        explained.at("/derivation/figures").forEach(figure -> {
            if (figure.get("line").isNull() && figure.get("rep").isNull()) {
                values.put(figure.get("figure").textValue(), figure.get("value").asText());
            }
        });
        return values.get("costTotal") + " " + values.get("commission");
    }
}
