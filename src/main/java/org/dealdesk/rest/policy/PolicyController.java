package org.dealdesk.rest.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.redaction.ReadPolicies;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.platform.web.WrittenBody;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.Policies.Listed;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.policy.PolicyAnswer.PolicySummary;
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
    private final ReadPolicies read;
    private final CostRedaction redaction;

    PolicyController(Policies policies, ReadPolicies read, CostRedaction redaction) {
        this.policies = policies;
        this.read = read;
        this.redaction = redaction;
    }

    @GetMapping
    ResponseEntity<Page<PolicySummary>> list(HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String after = Cursor.after(cursor);
        List<Listed> rows = policies.list(after, limit + 1);
        Page<Listed> page = Page.of(rows, limit, listed -> Cursor.of(listed.version()));
        return Query.respond(request, page.map(PolicySummary::of));
    }

    @GetMapping("/current")
    PolicyAnswer current(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        LocalDate on = query.date("on");
        query.refuseIfAny();
        LocalDate day = on == null ? policies.today() : on;
        return policies.findInForce(day)
                .map(version -> answer(read.find(version), caller, null))
                .orElseThrow(() -> Refusal.notFound("policy in force on " + day));
    }

    @GetMapping("/{version}")
    PolicyAnswer read(@PathVariable("version") String version, @AuthenticationPrincipal Caller caller) {
        return answer(read.find(version), caller, null);
    }

    /** The document to the letter; its SHA-256 is the version's. */
    @GetMapping(
            path = "/{version}/document",
            produces = {WrittenBody.YAML, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<String> document(@PathVariable("version") String version, @AuthenticationPrincipal Caller caller) {
        String document = read.document(version, caller);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.valueOf(read.find(version).mediaType()), StandardCharsets.UTF_8))
                .body(document);
    }

    PolicyAnswer answer(Listed listed, Caller caller, List<LintFinding> warnings) {
        return answer(listed, tree(listed.version()), caller, warnings);
    }

    PolicyAnswer answer(Listed listed, JsonNode document, Caller caller, List<LintFinding> warnings) {
        redaction.policy((ObjectNode) document, listed.version(), caller);
        return PolicyAnswer.of(listed, document, redaction.hidesCost(listed.version(), caller), warnings);
    }

    /** The version's document as one tree; a long one takes a while to read. */
    JsonNode tree(String version) {
        return Documents.read(
                policies.document(version).orElseThrow(() -> Refusal.notFound("policy version " + version)));
    }
}
