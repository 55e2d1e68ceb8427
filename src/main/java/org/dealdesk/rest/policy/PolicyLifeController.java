package org.dealdesk.rest.policy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.WrittenBody;
import org.dealdesk.policy.life.PolicyAdministration;
import org.dealdesk.policy.life.PolicyAdministration.Kept;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.PolicyLint;
import org.dealdesk.rest.Changes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of a policy version's life. */
@RestController
@RequestMapping(path = "/api/v1/policies", produces = MediaType.APPLICATION_JSON_VALUE)
public class PolicyLifeController {

    /** One name a warning; a document cannot give rise to more. */
    public static final int MOST_NAMES = 10_000;

    private final PolicyAdministration keep;
    private final PolicyController policies;
    private final Changes changes;

    PolicyLifeController(PolicyAdministration keep, PolicyController policies, Changes changes) {
        this.keep = keep;
        this.policies = policies;
        this.changes = changes;
    }

    /** What lint says. */
    record Lint(List<LintFinding> findings) {}

    @PostMapping(consumes = {WrittenBody.JSON, WrittenBody.YAML, "application/x-yaml", "text/yaml"})
    ResponseEntity<String> draft(
            @RequestBody WrittenBody body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return changes.policy(
                "draft-policy",
                request,
                body.fingerprint(),
                caller,
                201,
                () -> {
                    PolicyLint lint = keep.checkDocument(caller, body.text());
                    return new Prepared(lint, lint.policy() == null ? null : Documents.read(body.text()));
                },
                prepared ->
                        answer(keep.draft(caller, body.text(), body.mediaType(), prepared.lint()), prepared, caller));
    }

    @PostMapping(
            path = "/lint",
            consumes = {WrittenBody.JSON, WrittenBody.YAML, "application/x-yaml", "text/yaml"})
    Lint lint(@RequestBody WrittenBody body, @AuthenticationPrincipal Caller caller) {
        return new Lint(keep.lint(caller, body.text()));
    }

    @GetMapping("/{version}/lint")
    Lint lint(@PathVariable("version") String version, @AuthenticationPrincipal Caller caller) {
        return new Lint(keep.lintVersion(caller, version));
    }

    @PostMapping("/{version}/approve")
    ResponseEntity<String> approve(
            @PathVariable("version") String version,
            @RequestBody(required = false) Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        record Approving(List<String> acknowledged, Prepared prepared) {}
        return changes.policy(
                "approve-policy",
                request,
                body,
                caller,
                200,
                () -> {
                    Prepared prepared = prepared(caller, version);
                    return new Approving(acknowledged(body), prepared);
                },
                approving -> answer(
                        keep.approve(
                                caller,
                                version,
                                approving.acknowledged(),
                                approving.prepared().lint()),
                        approving.prepared(),
                        caller));
    }

    @PostMapping("/{version}/activate")
    ResponseEntity<String> activate(
            @PathVariable("version") String version,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return changes.policy(
                "activate-policy",
                request,
                null,
                caller,
                200,
                () -> prepared(caller, version),
                prepared -> answer(keep.activate(caller, version, prepared.lint()), prepared, caller));
    }

    @PostMapping("/{version}/deactivate")
    ResponseEntity<String> deactivate(
            @PathVariable("version") String version,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return changes.policy(
                "deactivate-policy",
                request,
                null,
                caller,
                200,
                () -> prepared(caller, version),
                prepared -> answer(keep.deactivate(caller, version), prepared, caller));
    }

    @DeleteMapping("/{version}")
    ResponseEntity<String> discard(
            @PathVariable("version") String version,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return changes.other("discard-policy", request, null, caller, 204, "-", () -> {
            keep.discard(caller, version);
            return null;
        });
    }

    /** What takes long with a long document, and is done before the transaction. */
    private record Prepared(PolicyLint lint, JsonNode tree) {}

    private Prepared prepared(Caller caller, String version) {
        return new Prepared(keep.checkVersion(caller, version), policies.tree(version));
    }

    private PolicyAnswer answer(Kept kept, Prepared prepared, Caller caller) {
        return policies.answer(kept.version(), prepared.tree(), caller, kept.warnings());
    }

    /** Whoever names no warning sends no body, or an empty object. */
    private static List<String> acknowledged(Body body) {
        if (body == null) {
            return List.of();
        }
        Faults faults = new Faults();
        List<String> named;
        try (Fields fields = Fields.of(body.json(), faults)) {
            named = fields.identifiers("acknowledge", MOST_NAMES, 1000);
        }
        faults.refuseIfAny();
        return named;
    }
}
