package org.dealdesk.guardrail.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.measure.CustomerInputs;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.RandomDeals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;

/** What of an assessment is stored for ever, and what is only how it reads. */
class AssessmentDocumentTests {

    @Test
    void factsAreCodesAndFiguresAlone() {
        Seeded.check(500, seeded -> {
            PricedDeal deal = PricedDeal.of(RandomDeals.any(seeded, Deals.POLICY), Deals.POLICY);
            Assessment assessment = Assessment.of(deal, CustomerInputs.none());

            ObjectNode facts = AssessmentDocument.facts(AssessmentDocument.FORMAT, assessment);

            assertThat(facts.findValues("message")).isEmpty();
            assertThat(facts.findValues("remedies")).isEmpty();
            noSentenceIn(facts);
        });
    }

    /** A blank is what a sentence has and no code or figure of the default policy does. */
    private static void noSentenceIn(JsonNode json) {
        assertThat(json.isTextual() && json.textValue().contains(" "))
                .as("%s", json)
                .isFalse();
        json.forEach(AssessmentDocumentTests::noSentenceIn);
    }

    @Test
    void theAnswerIsFactsAndTexts() {
        Seeded.check(200, seeded -> {
            PricedDeal deal = PricedDeal.of(RandomDeals.any(seeded, Deals.POLICY), Deals.POLICY);
            Assessment assessment = Assessment.of(deal, CustomerInputs.none());
            ObjectNode answer = AssessmentDocument.of(deal, assessment);
            ArrayNode texts = AssessmentDocument.texts(deal, assessment);

            assertThat(texts).hasSameSizeAs(answer.get("findings"));
            for (int index = 0; index < texts.size(); index++) {
                ObjectNode finding = (ObjectNode) answer.get("findings").get(index);
                assertThat(finding.get("message")).isEqualTo(texts.get(index).get("message"));
                assertThat(finding.get("remedies")).isEqualTo(texts.get(index).get("remedies"));
                finding.remove("message");
                finding.remove("remedies");
            }
            assertThat(answer).isEqualTo(AssessmentDocument.facts(AssessmentDocument.FORMAT, assessment));
        });
    }

    @Test
    void refusesAFormatOfALaterVersion() {
        Assessment assessment = Deals.assess(Deals.usd("{\"sku\": \"PS-CONSULT-HR\", \"quantity\": \"1\"}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssessmentDocument.facts(AssessmentDocument.FORMAT + 1, assessment))
                .withMessage("format 3 is not known to this version");
    }
}
