package org.dealdesk.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Idempotency.Answer;
import org.dealdesk.rest.deal.DealAnswers;
import org.springframework.stereotype.Component;

/**
 * Stored answers are shown again to those who may still read them: a deal only while the caller sees it, and without the costs that have
 * been hidden from them since.
 */
@Component
class Replays {

    private final DealViews views;
    private final DealAnswers deals;
    private final CostRedaction redaction;
    private final ObjectMapper json;

    Replays(DealViews views, DealAnswers deals, CostRedaction redaction, ObjectMapper json) {
        this.views = views;
        this.deals = deals;
        this.redaction = redaction;
        this.json = json;
    }

    /** The answer as the caller may read it now; refuses what they may not read any more. */
    Answer shownTo(Caller caller, Answer answer) {
        if (answer.body().isEmpty()) {
            return answer;
        }
        JsonNode body = CanonicalJson.read(answer.body());
        boolean ofDeal = body.path("number").isTextual()
                && DealNumber.parse(body.path("number").textValue()).isPresent();
        if (!ofDeal) {
            return answer;
        }
        DealRef ref = DealRef.of(body.path("number").textValue(), null);
        views.visible(ref, caller);
        JsonNode assessment = body.path("assessment");
        boolean showsCosts = assessment.at("/economics/costTotal").isTextual();
        if (!showsCosts || !redaction.hidesCost(assessment.path("policy").textValue(), caller)) {
            return answer;
        }
        // What was stored held costs: the deal as it is now, which is without them, takes its place.
        DealView view = views.read(ref, caller);
        return new Answer(
                answer.status(), Changes.etag(view), answer.location(), write(deals.answer(view, caller)), true);
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer can always be written", impossible);
        }
    }
}
