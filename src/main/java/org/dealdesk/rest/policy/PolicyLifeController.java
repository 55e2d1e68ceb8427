package org.dealdesk.rest.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dealdesk.command.Command;
import org.dealdesk.command.Done;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.WrittenBody;
import org.dealdesk.policy.life.PolicyAdministration;
import org.dealdesk.policy.life.PolicyAdministration.Kept;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.PolicyLint;
import org.dealdesk.rest.Answer;
import org.dealdesk.rest.Answers;
import org.dealdesk.rest.RestCommands;
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

    private final PolicyAdministration administration;
    private final PolicyController policies;
    private final RestCommands commands;
    private final Answers answers;

    PolicyLifeController(
            PolicyAdministration administration, PolicyController policies, RestCommands commands, Answers answers) {
        this.administration = administration;
        this.policies = policies;
        this.commands = commands;
        this.answers = answers;
    }

    /** What lint says. */
    record Lint(List<LintFinding> findings) {}

    @PostMapping(consumes = {WrittenBody.JSON, WrittenBody.YAML, "application/x-yaml", "text/yaml"})
    ResponseEntity<String> draft(
            @RequestBody WrittenBody body, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(
                RestCommands.command("draft-policy", request, body.fingerprint(), caller),
                () -> {
                    PolicyLint lint = administration.checkDocument(caller, body.text());
                    return new Prepared(lint, lint.policy() == null ? null : Documents.read(body.text()));
                },
                prepared -> {
                    PolicyAnswer drafted = answer(
                            administration.draft(caller, body.text(), body.mediaType(), prepared.lint()),
                            prepared,
                            caller);
                    String location =
                            request.getRequestURI() + "/" + drafted.summary().version();
                    return done(drafted, answers.at(location, 201, drafted));
                });
    }

    @PostMapping(
            path = "/lint",
            consumes = {WrittenBody.JSON, WrittenBody.YAML, "application/x-yaml", "text/yaml"})
    Lint lint(@RequestBody WrittenBody body, @AuthenticationPrincipal Caller caller) {
        return new Lint(administration.lint(caller, body.text()));
    }

    @GetMapping("/{version}/lint")
    Lint lint(@PathVariable("version") String version, @AuthenticationPrincipal Caller caller) {
        return new Lint(administration.lintVersion(caller, version));
    }

    @PostMapping("/{version}/approve")
    ResponseEntity<String> approve(
            @PathVariable("version") String version,
            @RequestBody(required = false) Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<List<String>> acknowledged = Input.of(
                body == null ? JsonNodeFactory.instance.objectNode() : body.json(), PolicyLifeController::read);
        return step(
                RestCommands.command("approve-policy", request, body, caller),
                () -> {
                    Prepared prepared = prepared(caller, version);
                    acknowledged.valid();
                    return prepared;
                },
                prepared -> administration.approve(caller, version, acknowledged.value(), prepared.lint()));
    }

    @PostMapping("/{version}/activate")
    ResponseEntity<String> activate(
            @PathVariable("version") String version,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return step(
                RestCommands.command("activate-policy", request, null, caller),
                () -> prepared(caller, version),
                prepared -> administration.activate(caller, version, prepared.lint()));
    }

    @PostMapping("/{version}/deactivate")
    ResponseEntity<String> deactivate(
            @PathVariable("version") String version,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return step(
                RestCommands.command("deactivate-policy", request, null, caller),
                () -> prepared(caller, version),
                prepared -> administration.deactivate(caller, version));
    }

    @DeleteMapping("/{version}")
    ResponseEntity<String> discard(
            @PathVariable("version") String version,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return commands.perform(RestCommands.command("discard-policy", request, null, caller), 204, () -> {
            administration.discard(caller, version);
            return null;
        });
    }

    /** What takes long with a long document, and is done before the transaction. */
    private record Prepared(PolicyLint lint, JsonNode tree) {}

    private Prepared prepared(Caller caller, String version) {
        return new Prepared(administration.checkVersion(caller, version), policies.tree(version));
    }

    private ResponseEntity<String> step(Command command, Supplier<Prepared> before, Function<Prepared, Kept> work) {
        return commands.perform(command, before, prepared -> {
            PolicyAnswer answer = answer(work.apply(prepared), prepared, command.caller());
            return done(answer, answers.of(200, answer));
        });
    }

    private static Done<Answer> done(PolicyAnswer policy, Answer answer) {
        return Done.of(policy.summary().state().name(), answer);
    }

    private PolicyAnswer answer(Kept kept, Prepared prepared, Caller caller) {
        return policies.answer(kept.version(), prepared.tree(), caller, kept.warnings());
    }

    private static List<String> read(Fields fields) {
        return fields.identifiers("acknowledge", MOST_NAMES, 1000);
    }
}
