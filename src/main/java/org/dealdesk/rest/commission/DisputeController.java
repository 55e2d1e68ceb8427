package org.dealdesk.rest.commission;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.dealdesk.commission.dispute.Dispute;
import org.dealdesk.commission.dispute.DisputeAdministration;
import org.dealdesk.commission.month.OwnStatements;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People acknowledge their statements or object to them; finance answers. */
@RestController
@RequestMapping(path = "/api/v1/commissions", produces = MediaType.APPLICATION_JSON_VALUE)
class DisputeController {

    private final OwnStatements statements;
    private final DisputeAdministration disputes;
    private final RestCommands commands;

    DisputeController(OwnStatements statements, DisputeAdministration disputes, RestCommands commands) {
        this.statements = statements;
        this.disputes = disputes;
        this.commands = commands;
    }

    /** When a person acknowledged a statement. */
    record Acknowledged(String person, String month, Instant acknowledgedAt) {}

    /** A dispute as it leaves. */
    record DisputeAnswer(
            String id,
            Dispute.State status,
            String person,
            String month,
            String entry,
            @JsonUnwrapped Opening opening,
            AnswerOfFinance answer) {

        /** What the person says, and when. */
        record Opening(String text, Instant openedAt) {}

        /** What finance says. */
        record AnswerOfFinance(String text, String by, Instant at, String adjustment) {

            static AnswerOfFinance of(Dispute.Answer answer) {
                return answer == null
                        ? null
                        : new AnswerOfFinance(answer.text(), answer.by(), answer.at(), answer.adjustment());
            }
        }

        static DisputeAnswer of(Dispute dispute) {
            return new DisputeAnswer(
                    dispute.id(),
                    dispute.state(),
                    dispute.about().person(),
                    dispute.about().month().toString(),
                    dispute.about().entry(),
                    new Opening(dispute.text(), dispute.openedAt()),
                    AnswerOfFinance.of(dispute.answer()));
        }
    }

    @PostMapping("/statements/{person}/{month}/acknowledge")
    ResponseEntity<String> acknowledge(
            @PathVariable("person") String person,
            @PathVariable("month") String month,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return commands.perform(
                RestCommands.command("acknowledge-statement", request, null, caller),
                200,
                () -> new Acknowledged(person, month, statements.acknowledge(caller, person, MonthInPath.read(month))));
    }

    @PostMapping(path = "/statements/{person}/{month}/disputes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> open(
            @PathVariable("person") String person,
            @PathVariable("month") String month,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<DisputeAdministration.Objection> sent = body.read(fields -> new DisputeAdministration.Objection(
                fields.optionalIdentifier("entry", 36), fields.prose("text", 4000)));
        return commands.perform(
                RestCommands.command("open-dispute", request, body, caller),
                201,
                () -> DisputeAnswer.of(disputes.open(caller, person, MonthInPath.read(month), sent)));
    }

    @GetMapping("/disputes")
    ResponseEntity<Page<DisputeAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        Dispute.State state = query.word("status", Dispute.State.class, null);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        List<Dispute> rows = disputes.page(caller, state, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, row -> Cursor.of(row.id())).map(DisputeAnswer::of));
    }

    @PostMapping(path = "/disputes/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> answer(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<DisputeAdministration.Given> sent = body.read(DisputeController::read);
        return commands.perform(
                RestCommands.command("answer-dispute", request, body, caller),
                200,
                () -> DisputeAnswer.of(disputes.answer(caller, id, sent)));
    }

    private static DisputeAdministration.Given read(Fields fields) {
        return new DisputeAdministration.Given(
                fields.word("outcome", Dispute.Outcome.class),
                fields.prose("text", 4000),
                fields.optionalIdentifier("adjustment", 36));
    }
}
