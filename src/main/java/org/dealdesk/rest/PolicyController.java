package org.dealdesk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.Sight;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.Policies;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the policy, to read. */
@RestController
@RequestMapping(path = "/api/v1/policies", produces = MediaType.APPLICATION_JSON_VALUE)
class PolicyController {

    private final Policies policies;
    private final Sight sight;

    PolicyController(Policies policies, Sight sight) {
        this.policies = policies;
        this.sight = sight;
    }

    /** One version in a list. */
    record PolicySummary(
            String version,
            String name,
            Policies.State state,
            LocalDate effectiveFrom,
            String sha256,
            Instant createdAt) {

        static PolicySummary of(Policies.Listed listed) {
            return new PolicySummary(
                    listed.version(),
                    listed.name(),
                    listed.state(),
                    listed.effectiveFrom(),
                    listed.sha256(),
                    listed.createdAt());
        }
    }

    /** One version with its document. */
    record PolicyAnswer(
            String version,
            String name,
            Policies.State state,
            LocalDate effectiveFrom,
            String sha256,
            Instant createdAt,
            JsonNode document) {}

    @GetMapping
    ResponseEntity<Page<PolicySummary>> list(HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String after = cursor == null ? "" : Cursor.read(cursor, 1).get(0);
        List<Policies.Listed> rows = policies.list(after, limit + 1);
        Page<Policies.Listed> page = Page.of(rows, limit, listed -> Cursor.of(listed.version()));
        return Query.respond(request, page.map(PolicySummary::of));
    }

    @GetMapping("/current")
    PolicyAnswer current(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        LocalDate on = query.date("on");
        query.refuseIfAny();
        LocalDate day = on == null ? policies.today() : on;
        return policies.findInForce(day)
                .map(version -> answer(version, caller))
                .orElseThrow(() -> Refusal.notFound("policy in force on " + day));
    }

    @GetMapping("/{version}")
    PolicyAnswer read(@PathVariable("version") String version, @AuthenticationPrincipal Caller caller) {
        return answer(version, caller);
    }

    private PolicyAnswer answer(String version, Caller caller) {
        Policies.Listed listed =
                policies.find(version).orElseThrow(() -> Refusal.notFound("policy version " + version));
        JsonNode document = Documents.read(policies.document(version).orElseThrow());
        sight.policy((ObjectNode) document, version, caller);
        return new PolicyAnswer(
                listed.version(),
                listed.name(),
                listed.state(),
                listed.effectiveFrom(),
                listed.sha256(),
                listed.createdAt(),
                document);
    }
}
