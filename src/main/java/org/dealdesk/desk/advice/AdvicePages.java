package org.dealdesk.desk.advice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dealdesk.approval.advice.AskForAdvice;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.view.TaskList;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.deal.Deal;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Questions about a review: a page to ask and to answer, and a page of what the viewer is asked. */
@Controller
class AdvicePages {

    private static final String OF_REVIEW = "/deals/{number}/reviews/{review}/advice";
    private static final int LONGEST = 4000;
    private static final int LONGEST_PERSON = 100;

    private final AskForAdvice advice;
    private final AdviceLines lines;
    private final DealViews views;
    private final TaskList tasks;
    private final People people;
    private final Commands commands;
    private final Viewers viewers;

    AdvicePages(
            AskForAdvice advice,
            AdviceLines lines,
            DealViews views,
            TaskList tasks,
            People people,
            Commands commands,
            Viewers viewers) {
        this.advice = advice;
        this.lines = lines;
        this.views = views;
        this.tasks = tasks;
        this.people = people;
        this.commands = commands;
        this.viewers = viewers;
    }

    /**
     * What the page of a review shows.
     *
     * @param people the people who could be asked; empty for viewers who may not ask
     * @param key by which sending a form twice is noticed
     */
    record Screen(Subject subject, List<AdviceLine> lines, List<Option> people, SubmittedForm typed, String key) {}

    /** A person who could be asked. */
    record Option(String id, String name) {}

    /** The review. */
    record Subject(String deal, String name, String review, String function) {}

    /** What a form does. */
    private interface Act {
        void perform(ReviewId review, Viewer viewer);
    }

    @GetMapping("/advice")
    ModelAndView asked(HttpServletRequest request) {
        return new ModelAndView("advice-asked", "lines", lines.askedOf(viewers.of(request)));
    }

    @GetMapping(OF_REVIEW)
    ModelAndView show(
            @PathVariable("number") String number, @PathVariable("review") String review, HttpServletRequest request) {
        return page(id(number, review), new SubmittedForm("", Map.of()), List.of(), viewers.of(request));
    }

    @PostMapping(OF_REVIEW)
    ModelAndView ask(
            @PathVariable("number") String number, @PathVariable("review") String review, HttpServletRequest request) {
        SubmittedForm typed = SubmittedForm.of(request);
        Input<AskForAdvice.Wish> wish = Input.of(
                typed.json("of", "question"),
                fields -> new AskForAdvice.Wish(
                        fields.identifier("of", LONGEST_PERSON), fields.prose("question", LONGEST)));
        ReviewId id = id(number, review);
        return perform(
                "ask-for-advice",
                id,
                (about, viewer) -> advice.ask(about.toString(), wish.value(), wish.faults(), viewer.caller()),
                address(id),
                request);
    }

    @PostMapping(OF_REVIEW + "/{advice}/answer")
    ModelAndView answer(
            @PathVariable("number") String number,
            @PathVariable("review") String review,
            @PathVariable("advice") String question,
            HttpServletRequest request) {
        Input<String> text =
                Input.of(SubmittedForm.of(request).json("answer"), fields -> fields.prose("answer", LONGEST));
        // The answer may end the viewer's sight of the deal.
        return perform(
                "give-advice",
                id(number, review),
                (about, viewer) ->
                        advice.answer(about.toString(), question, text.value(), text.faults(), viewer.caller()),
                "/advice",
                request);
    }

    @PostMapping(OF_REVIEW + "/{advice}/take-back")
    ModelAndView takeBack(
            @PathVariable("number") String number,
            @PathVariable("review") String review,
            @PathVariable("advice") String question,
            HttpServletRequest request) {
        ReviewId id = id(number, review);
        return perform(
                "take-question-back",
                id,
                (about, viewer) -> advice.takeBack(about.toString(), question, viewer.caller()),
                address(id),
                request);
    }

    private ModelAndView perform(String name, ReviewId id, Act act, String next, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Command command = Command.of(name, viewer.caller()).about(id.deal()).once(FormKey.withValues(typed));
        try {
            commands.perform(command, () -> {
                act.perform(id, viewer);
                return Done.of("done", null);
            });
            DoneMessage.note(request, "advice.done." + name);
            return new ModelAndView("redirect:" + next);
        } catch (InvalidInput invalid) {
            return page(id, typed, invalid.faults(), viewer);
        }
    }

    private ModelAndView page(ReviewId id, SubmittedForm typed, List<Fault> found, Viewer viewer) {
        Deal deal = views.visible(DealRef.of(id.deal().toString(), null), viewer.caller());
        boolean asks = tasks.decidable(id.deal(), viewer.caller()).contains(id.toString());
        FieldFaults faults = new FieldFaults(found);
        faults.at("/of", "of", "advice.of", null);
        faults.at("/question", "question", "advice.question", null);
        faults.at("/answer", "answer", "advice.answer", null);
        ModelAndView page = new ModelAndView("advice");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject(
                "screen",
                new Screen(
                        new Subject(
                                id.deal().toString(),
                                deal.headline().name(),
                                id.toString(),
                                id.function().name()),
                        lines.ofDeal(id.deal(), viewer).getOrDefault(id.toString(), List.of()),
                        asks ? people(viewer) : List.of(),
                        typed,
                        Ids.next()));
        page.addObject("faults", faults.all());
        return page;
    }

    private List<Option> people(Viewer viewer) {
        List<Role> roles =
                Stream.of(Role.values()).filter(role -> !role.isForPrograms()).toList();
        return people.holding(roles).stream()
                .filter(person -> !person.id().equals(viewer.caller().id()))
                .map(person -> new Option(person.id(), person.name()))
                .sorted(Comparator.comparing(Option::name))
                .toList();
    }

    private static String address(ReviewId id) {
        return "/deals/%s/reviews/%s/advice".formatted(id.deal(), id);
    }

    private static ReviewId id(String number, String review) {
        return ReviewId.parse(review)
                .filter(id -> id.deal().toString().equals(number))
                .orElseThrow(() -> Refusal.notFound("review " + review));
    }
}
