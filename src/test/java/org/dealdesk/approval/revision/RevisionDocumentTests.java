package org.dealdesk.approval.revision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.deal.ProposalJson;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.approval.DealStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionDocumentTests {

    private final DealStory story = new DealStory();

    @Test
    void holdsTheFiguresForTheColumnsAndEverythingInOneDocument() {
        story.submit("200, 240, 30");
        Revision revision = story.submit("200, 241, 30");
        assertThat(revision.dealId()).isEqualTo(1);
        assertThat(revision.number()).isEqualTo(2);
        assertThat(revision.submittedBy()).isEqualTo("rep");
        assertThat(revision.effectiveOn()).isEqualTo(DealStory.MONDAY);
        assertThat(revision.outcome()).isEqualTo("REVIEW");
        assertThat(revision.required()).containsExactly("SALES_OPS");
        assertThat(revision.figures().discountPct()).isEqualByComparingTo("12.36");
        assertThat(revision.figures().trueMarginPct()).isEqualByComparingTo("52.28");
        assertThat(revision.totals().list()).isEqualByComparingTo("55000");
        assertThat(revision.totals().cost()).isEqualByComparingTo("23000");
        assertThat(revision.sha256()).isEqualTo(CanonicalJson.sha256(revision.document()));

        JsonNode document = revision.json();
        assertThat(document.get("format").intValue()).isEqualTo(AssessmentDocument.FORMAT);
        assertThat(document.get("deal").textValue()).isEqualTo("D-000001");
        assertThat(document.get("revision").intValue()).isEqualTo(2);
        assertThat(document.get("policy").textValue()).isEqualTo("2026.1");
        assertThat(document.get("submittedBy").textValue()).isEqualTo("rep");
        assertThat(document.get("submittedAt").textValue()).isEqualTo("2026-11-23T15:00:00Z");
        assertThat(ProposalJson.read(document.get("proposal"))).isEqualTo(revision.proposal());
        assertThat(revision.assessment().at("/findings/0/message").isTextual()).isTrue();
    }

    @Test
    void isAppraisedAgainAsItWas() {
        Revision revision = story.submit("200, 240, 75, CUSTOM_SLA");
        Appraised was = story.appraised("200, 240, 75, CUSTOM_SLA");

        Appraised again = RevisionDocument.appraised(revision, story.policy());
        assertThat(again.document()).isEqualTo(was.document());
        assertThat(RevisionDocument.reassess(revision, story.policy()).requiredApprovals())
                .isEqualTo(was.assessment().requiredApprovals());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SALES_OPS | [deal-discount]
            FINANCE   | [payment-terms]
            LEGAL     | [terms/CUSTOM_SLA]
            COMMITTEE | []
            """)
    void namesTheFindingsThatAskedForAFunction(ApprovalFunction function, String guardrails) {
        Revision revision = story.submit("200, 240, 75, CUSTOM_SLA");

        List<String> found = new ArrayList<>();
        CanonicalJson.read(RevisionDocument.reasons(revision, function))
                .forEach(reason -> found.add(reason.required("guardrail").textValue()));
        assertThat(found).hasToString(guardrails);
    }

    /** A deal given away has no margin to show. */
    @Test
    void hasNoRatioWhereItIsUndefined() {
        assertThat(story.submit("200, 0, 30").figures().trueMarginPct()).isNull();
    }
}
