package org.dealdesk.desk.advice;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.approval.advice.Advice;
import org.dealdesk.approval.advice.AskForAdvice;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.People;
import org.springframework.stereotype.Component;

/** What was asked and answered, in the viewer's time zone and with the names of people. */
@Component
public class AdviceLines {

    private static final int MOST = 100;

    private final AskForAdvice advice;
    private final People people;

    AdviceLines(AskForAdvice advice, People people) {
        this.advice = advice;
        this.people = people;
    }

    /** By review, of a deal that the viewer is known to see; questions that were taken back are left out. */
    public Map<String, List<AdviceLine>> ofDeal(DealNumber deal, Viewer viewer) {
        List<Advice> asked = advice.ofDeal(deal.id()).stream()
                .filter(question -> question.state() != Advice.State.TAKEN_BACK)
                .toList();
        return asked.isEmpty()
                ? Map.of()
                : lines(asked, viewer).stream()
                        .collect(Collectors.groupingBy(line -> line.place().review()));
    }

    /** The open questions that the viewer is asked, oldest first. */
    public List<AdviceLine> askedOf(Viewer viewer) {
        return lines(advice.askedOf(viewer.caller(), "", MOST), viewer);
    }

    private List<AdviceLine> lines(List<Advice> asked, Viewer viewer) {
        Names names = Names.of(
                asked.stream()
                        .map(Advice::question)
                        .flatMap(question -> Stream.of(question.by(), question.of()))
                        .toList(),
                people);
        return asked.stream().map(question -> line(question, names, viewer)).toList();
    }

    private static AdviceLine line(Advice advice, Names names, Viewer viewer) {
        Advice.Question question = advice.question();
        boolean open = advice.state() == Advice.State.OPEN;
        String me = viewer.caller().id();
        return new AdviceLine(
                advice.id(),
                new AdviceLine.Place(
                        advice.subject().deal().toString(),
                        advice.subject().dealName(),
                        advice.subject().review(),
                        advice.subject().function().name()),
                new AdviceLine.Said(names.of(question.by()), question.text(), viewer.moment(question.at())),
                names.of(question.of()),
                advice.answer() == null
                        ? null
                        : new AdviceLine.Said(
                                names.of(question.of()),
                                advice.answer().text(),
                                viewer.moment(advice.answer().at())),
                advice.state().name(),
                new AdviceLine.May(
                        open && question.of().equals(me), open && question.by().equals(me)));
    }
}
