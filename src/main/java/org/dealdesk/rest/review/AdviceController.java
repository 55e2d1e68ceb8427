package org.dealdesk.rest.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.dealdesk.approval.advice.Advice;
import org.dealdesk.approval.advice.AskForAdvice;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.command.Command;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.rest.Query;
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

/** Questions about a review to people who do not decide it, and their answers. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class AdviceController {

    private static final int LONGEST = 4000;

    private final AskForAdvice advice;
    private final RestCommands commands;

    AdviceController(AskForAdvice advice, RestCommands commands) {
        this.advice = advice;
        this.commands = commands;
    }

    /** A question with its answer; {@code answer} and {@code answeredAt} are null before it is given. */
    record AdviceAnswer(
            String id,
            String review,
            Advice.State state,
            @JsonUnwrapped Asked asked,
            String answer,
            Instant answeredAt,
            Instant takenBackAt) {

        /** The question, and the deal that it is about. */
        record Asked(
                String deal,
                String dealName,
                ApprovalFunction function,
                String askedBy,
                String of,
                String question,
                Instant askedAt) {}

        static AdviceAnswer of(Advice advice) {
            Advice.Subject subject = advice.subject();
            Advice.Question question = advice.question();
            return new AdviceAnswer(
                    advice.id(),
                    subject.review(),
                    advice.state(),
                    new Asked(
                            subject.deal().toString(),
                            subject.dealName(),
                            subject.function(),
                            question.by(),
                            question.of(),
                            question.text(),
                            question.at()),
                    advice.answer() == null ? null : advice.answer().text(),
                    advice.answer() == null ? null : advice.answer().at(),
                    advice.takenBackAt());
        }
    }

    /** All that was asked about a review. */
    record AdviceList(List<AdviceAnswer> items) {}

    @GetMapping("/advice")
    ResponseEntity<Page<AdviceAnswer>> asked(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        List<Advice> rows = advice.askedOf(caller, Cursor.after(cursor), limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, row -> Cursor.of(row.id())).map(AdviceAnswer::of));
    }

    @GetMapping("/tasks/{id}/advice")
    AdviceList list(@PathVariable("id") String id, @AuthenticationPrincipal Caller caller) {
        return new AdviceList(
                advice.of(id, caller).stream().map(AdviceAnswer::of).toList());
    }

    @PostMapping(path = "/tasks/{id}/advice", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> ask(
            @PathVariable("id") String id,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<AskForAdvice.Wish> wish = body.read(
                fields -> new AskForAdvice.Wish(fields.identifier("of", 100), fields.prose("question", LONGEST)));
        return commands.perform(
                command("ask-for-advice", id, request, body, caller),
                201,
                () -> AdviceAnswer.of(advice.ask(id, wish.value(), wish.faults(), caller)));
    }

    @PostMapping(path = "/tasks/{id}/advice/{advice}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> answer(
            @PathVariable("id") String id,
            @PathVariable("advice") String question,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Input<String> text = body.read(fields -> fields.prose("answer", LONGEST));
        return commands.perform(
                command("give-advice", id, request, body, caller),
                200,
                () -> AdviceAnswer.of(advice.answer(id, question, text.value(), text.faults(), caller)));
    }

    @DeleteMapping("/tasks/{id}/advice/{advice}")
    ResponseEntity<String> takeBack(
            @PathVariable("id") String id,
            @PathVariable("advice") String question,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        return commands.perform(command("take-question-back", id, request, null, caller), 204, () -> {
            advice.takeBack(id, question, caller);
            return null;
        });
    }

    private static Command command(String name, String id, HttpServletRequest request, Body body, Caller caller) {
        return RestCommands.command(name, request, body, caller)
                .about(ReviewId.parse(id).map(ReviewId::deal));
    }
}
