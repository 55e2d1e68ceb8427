package org.dealdesk.rest.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.dealdesk.approval.DecideReview;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.Changes;
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
    private final Changes changes;
    private final ObjectMapper json;

    BulkDecisionController(DecideReview decide, Changes changes, ObjectMapper json) {
        this.decide = decide;
        this.changes = changes;
        this.json = json;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> decide(
            @RequestBody Body body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        List<JsonNode> decisions = decisions(body);
        changes.begin(request, body, caller);
        ObjectNode answer = json.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (int index = 0; index < decisions.size(); index++) {
            items.add(decide(decisions.get(index), index, request, body, caller));
        }
        return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(answer);
    }

    private static List<JsonNode> decisions(Body body) {
        Faults faults = new Faults();
        List<JsonNode> decisions;
        try (Fields fields = Fields.of(body.json(), faults)) {
            decisions = fields.elements("decisions", 1, MOST);
        }
        faults.refuseIfAny();
        return decisions;
    }

    private ObjectNode decide(JsonNode decision, int index, HttpServletRequest request, Body body, Caller caller) {
        ObjectNode item = json.createObjectNode();
        item.set("review", decision.path("review").isTextual() ? decision.get("review") : null);
        try {
            String deal = changes.oneOf("decide", index, request, body, caller, () -> {
                Faults faults = new Faults();
                String review;
                Verdict verdict;
                try (Fields fields = Fields.of(decision, faults)) {
                    review = fields.identifier("review", 100);
                    verdict = TaskController.verdict(fields);
                }
                return decide.decide(String.valueOf(review), verdict, faults, caller);
            });
            item.put("status", 200).set("deal", CanonicalJson.read(deal));
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
