package org.dealdesk.rest.deal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.rest.Answer;
import org.dealdesk.rest.Answers;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Commands whose answer is a deal. A stored answer is replayed only while the caller sees the deal, and without the costs that have been
 * hidden from the caller since.
 */
@Component
public class DealCommands implements ReplayFormat<Answer> {

    private final RestCommands requests;
    private final Commands commands;
    private final Answers answers;
    private final DealAnswers deals;
    private final DealViews views;
    private final CostRedaction redaction;

    DealCommands(
            RestCommands requests,
            Commands commands,
            Answers answers,
            DealAnswers deals,
            DealViews views,
            CostRedaction redaction) {
        this.requests = requests;
        this.commands = commands;
        this.answers = answers;
        this.deals = deals;
        this.views = views;
        this.redaction = redaction;
    }

    ResponseEntity<String> create(Command command, HttpServletRequest request, Supplier<DealView> work) {
        return requests.perform(command, this, () -> {
            DealView view = work.get();
            String location = request.getRequestURI() + "/" + view.deal().number();
            return done(view, answer(201, view, location, command.caller()));
        });
    }

    public ResponseEntity<String> change(Command command, Supplier<DealView> work) {
        return requests.perform(command, this, () -> changed(command, work));
    }

    /** The body of the answer, for a command that is a part of a request. */
    public JsonNode part(Command command, Supplier<DealView> work) {
        Done<Answer> done = commands.perform(command, this, () -> changed(command, work));
        return CanonicalJson.read(done.value().body().get());
    }

    private Done<Answer> changed(Command command, Supplier<DealView> work) {
        DealView view = work.get();
        return done(view, answer(200, view, null, command.caller()));
    }

    private static Done<Answer> done(DealView view, Answer answer) {
        return Done.of(view.deal().number(), view.deal().status().name(), answer);
    }

    private Answer answer(int status, DealView view, String location, Caller caller) {
        return answers.of(status, DealAnswers.etag(view), location, () -> deals.answer(view, caller));
    }

    @Override
    public String write(Answer answer) {
        return answers.write(answer);
    }

    @Override
    public Answer read(String stored, Caller caller) {
        Answer answer = answers.read(stored, caller);
        JsonNode body = CanonicalJson.read(answer.body().get());
        DealRef ref = DealRef.of(body.required("number").textValue(), null);
        views.visible(ref, caller);
        JsonNode assessment = body.path("assessment");
        boolean showsCosts = assessment.at("/economics/costTotal").isTextual();
        if (!showsCosts || !redaction.hidesCost(assessment.path("policy").textValue(), caller)) {
            return answer;
        }
        // What was stored holds costs: the deal as it is now, which is without them, takes its place.
        return answer(answer.status(), views.read(ref, caller), answer.location(), caller);
    }
}
