package org.dealdesk.rest.deal;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.approval.PreviewDeal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Assesses a deal without storing it. */
@RestController
@RequestMapping(path = "/api/v1/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
class AssessmentController {

    private final PreviewDeal preview;

    AssessmentController(PreviewDeal preview) {
        this.preview = preview;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode assess(
            @RequestBody Body body,
            @RequestParam(name = "explain", defaultValue = "false") boolean explaining,
            @AuthenticationPrincipal Caller caller) {
        Input<Proposal> proposal = body.read(AssessmentController::read);
        return preview.assess(proposal.value(), explaining, proposal.faults(), caller);
    }

    @PostMapping(path = "/ways", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode ways(@RequestBody Body body, @AuthenticationPrincipal Caller caller) {
        Input<Proposal> proposal = body.read(AssessmentController::read);
        return preview.ways(proposal.value(), proposal.faults(), caller);
    }

    private static Proposal read(Fields fields) {
        fields.optionalIdentifier("owner", 100);
        return ProposalReader.read(fields);
    }
}
