package org.dealdesk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.dealdesk.approval.PreviewDeal;
import org.dealdesk.approval.Sight;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the rules would say of a deal; nothing is stored. */
@RestController
@RequestMapping(path = "/api/v1/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
class AssessmentController {

    private final PreviewDeal preview;
    private final Sight sight;

    AssessmentController(PreviewDeal preview, Sight sight) {
        this.preview = preview;
        this.sight = sight;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode assess(@RequestBody Body body, @AuthenticationPrincipal Caller caller) {
        Faults faults = new Faults();
        Proposal proposal;
        try (Fields fields = Fields.of(body.json(), faults)) {
            fields.optionalText("owner", 100);
            proposal = ProposalReader.read(fields);
        }
        return sight.assessment(preview.assess(proposal, faults, caller), caller);
    }
}
