package org.dealdesk.rest.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.approval.ClaimReview;
import org.dealdesk.approval.DecideReview;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.review.Verdict;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.approval.view.TaskQuery;
import org.dealdesk.command.Command;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.ProposalReader;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.ConditionReader;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.dealdesk.rest.deal.DealCommands;
import org.dealdesk.rest.deal.FiguresAnswer;
import org.dealdesk.rest.deal.HeadlineAnswer;
import org.dealdesk.rest.deal.ReviewHead;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The task lists of approvers, and their decisions. */
@RestController
@RequestMapping(path = "/api/v1/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
public class TaskController {

    public static final int MOST_REVISIONS = 1_000_000;

    private final TaskList tasks;
    private final DecideReview decide;
    private final ClaimReview claim;
    private final DealCommands deals;
    private final RestCommands commands;

    TaskController(TaskList tasks, DecideReview decide, ClaimReview claim, DealCommands deals, RestCommands commands) {
        this.tasks = tasks;
        this.decide = decide;
        this.claim = claim;
        this.deals = deals;
        this.commands = commands;
    }

    /** One review in a list. {@code reasons} are the findings that asked for its function. */
    record TaskAnswer(
            @JsonUnwrapped ReviewHead review, boolean overdue, String assignee, JsonNode reasons, DealOfTask deal) {

        /** The deal that is reviewed. */
        record DealOfTask(
                String number,
                String name,
                HeadlineAnswer.CustomerName customer,
                String owner,
                String currency,
                @JsonUnwrapped FiguresAnswer figures) {}

        static TaskAnswer of(TaskList.Task task) {
            HeadlineAnswer headline = HeadlineAnswer.of(task.headline());
            return new TaskAnswer(
                    ReviewHead.of(task.review()),
                    task.overdue(),
                    task.review().assignee(),
                    CanonicalJson.read(task.review().reasons()),
                    new DealOfTask(
                            task.deal().toString(),
                            headline.name(),
                            headline.customer(),
                            task.owner(),
                            headline.currency(),
                            FiguresAnswer.of(task.figures(), headline.currency(), false)));
        }
    }

    @GetMapping
    ResponseEntity<Page<TaskAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        TaskQuery wanted = new TaskQuery(
                caller.id(),
                caller.functions(),
                query.word("function", ApprovalFunction.class, null),
                query.word("status", TaskQuery.Status.class, TaskQuery.Status.OPEN),
                query.word("sort", TaskQuery.Sort.class, TaskQuery.Sort.DUE));
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        Page<TaskList.Task> page = tasks.page(wanted, cursor, limit);
        return Query.respond(request, page.map(TaskAnswer::of));
    }

    @GetMapping("/{id}")
    TaskAnswer read(@PathVariable("id") String id, @AuthenticationPrincipal Caller caller) {
        return tasks.find(id, caller).map(TaskAnswer::of).orElseThrow(() -> missing(id, caller));
    }

    /** Who sees no reviews at all is told the same, and noted. */
    private Refusal missing(String id, Caller caller) {
        String review = "review " + id;
        return tasks.areSeenBy(caller) ? Refusal.notFound(review) : SecurityLog.hide(caller, review);
    }

    @PostMapping(path = "/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> decide(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<Verdict> verdict = body.read(TaskController::verdict);
        return deals.change(
                command("decide", id, request, body, caller),
                () -> decide.decide(id, verdict.value(), verdict.faults(), caller));
    }

    @PostMapping("/{id}/claim")
    ResponseEntity<String> claim(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(
                command("claim", id, request, null, caller), 200, () -> TaskAnswer.of(claim.claim(id, caller)));
    }

    @PostMapping("/{id}/unclaim")
    ResponseEntity<String> unclaim(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(command("unclaim", id, request, null, caller), 200, () -> {
            claim.unclaim(id, caller);
            return read(id, caller);
        });
    }

    @PostMapping(path = "/{id}/assign", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> assign(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<String> assignee = body.read(fields -> fields.identifier("assignee", 100));
        return commands.perform(command("assign", id, request, body, caller).with(assignee), 200, () -> {
            claim.assign(id, assignee.value(), caller);
            return read(id, caller);
        });
    }

    private static Command command(String name, String id, HttpServletRequest request, Body body, Caller caller) {
        return RestCommands.command(name, request, body, caller)
                .about(ReviewId.parse(id).map(ReviewId::deal));
    }

    static Verdict verdict(Fields fields) {
        Outcome outcome = fields.word("outcome", Outcome.class);
        Integer revision = fields.integer("revision", 1, MOST_REVISIONS);
        String comment = fields.optionalProse("comment", 4000);
        List<Condition> conditions = ConditionReader.read(fields, "conditions");
        Proposal proposal = fields.optionalObject("proposal", ProposalReader::read);
        return new Verdict(outcome, revision == null ? 0 : revision, comment, conditions, proposal);
    }
}
