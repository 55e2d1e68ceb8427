package org.dealdesk.rest.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.dealdesk.approval.DecideReview;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.command.Command;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.RestCommands;
import org.dealdesk.rest.deal.DealCommands;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many decisions in one request. Each is decided or refused on its own, as if it had come alone; none waits for another. */
@RestController
@RequestMapping(path = "/api/v1/tasks/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
public class BulkDecisionController {

    public static final int MOST = 100;

    private final DecideReview decide;
    private final DealCommands deals;
    private final RestCommands commands;
    private final ObjectMapper json;

    BulkDecisionController(DecideReview decide, DealCommands deals, RestCommands commands, ObjectMapper json) {
        this.decide = decide;
        this.deals = deals;
        this.commands = commands;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> decide(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        List<JsonNode> decisions =
                body.read(fields -> fields.elements("decisions", 1, MOST)).valid();
        commands.begin(RestCommands.command("decide", request, body, caller));
        ObjectNode answer = json.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (int index = 0; index < decisions.size(); index++) {
            items.add(decide(decisions.get(index), index, request, body, caller));
        }
        return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(answer);
    }

    private record Decision(String review, Verdict verdict) {

        static Decision read(Fields fields) {
            return new Decision(String.valueOf(fields.identifier("review", 100)), TaskController.verdict(fields));
        }
    }

    private ObjectNode decide(JsonNode decision, int index, HttpServletRequest request, Body body, Caller caller) {
        ObjectNode item = json.createObjectNode();
        item.set("review", decision.path("review").isTextual() ? decision.get("review") : null);
        try {
            Input<Decision> read = Input.of(decision, Decision::read);
            String review = read.value().review();
            Command command = RestCommands.part("decide", index, request, body, caller)
                    .about(ReviewId.parse(review).map(ReviewId::deal));
            JsonNode deal =
                    deals.part(command, () -> decide.decide(review, read.value().verdict(), read.faults(), caller));
            item.put("status", 200).set("deal", deal);
            item.putNull("problem");
        } catch (RuntimeException refused) {
            ProblemDetail problem = Problems.of(refused);
            problem.setInstance(URI.create(request.getRequestURI()));
            item.put("status", problem.getStatus()).putNull("deal");
            item.set("problem", json.valueToTree(problem));
        }
        return item;
    }
}
