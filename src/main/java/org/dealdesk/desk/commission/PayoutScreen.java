package org.dealdesk.desk.commission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.commission.batch.ListedPerson;
import org.dealdesk.commission.batch.PaidLine;
import org.dealdesk.commission.batch.PayoutBatch;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;

/**
 * A payout batch with its lines.
 *
 * @param acts whether the reader may take the next step, as far as roles say
 */
record PayoutScreen(Head head, List<Done> steps, List<Line> lines, List<Listed> listed, boolean acts) {

    record Head(String id, MonthText upTo, String state, String total, String currency) {}

    /** What was done with it; {@code text} is the reference of a payment. */
    record Done(String what, String by, Viewer.Moment at, String text) {}

    record Line(String person, String name, String amount, boolean returned) {}

    /** Who is not paid in full; {@code amount} is what a hold keeps back, or null. */
    record Listed(String name, String as, String amount) {}

    static PayoutScreen of(PayoutBatch.Whole whole, People people, Viewer viewer) {
        PayoutBatch batch = whole.batch();
        String currency = batch.terms().currency();
        BigDecimal total = whole.lines().stream().map(PaidLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Names names = Names.of(whole.listed().stream().map(ListedPerson::person).toList(), people);
        return new PayoutScreen(
                new Head(
                        batch.id(),
                        MonthText.of(batch.upTo()),
                        batch.state().name(),
                        Format.amount(total, currency),
                        currency),
                steps(batch, people, viewer),
                whole.lines().stream()
                        .map(line -> new Line(
                                line.person(),
                                Format.isolated(line.name()),
                                Format.amount(line.amount(), currency),
                                line.returned()))
                        .toList(),
                whole.listed().stream()
                        .map(one -> new Listed(
                                names.of(one.person()), one.as().name(), Format.amount(one.held(), currency)))
                        .toList(),
                viewer.caller().is(Role.FINANCE) || viewer.caller().is(Role.COMMITTEE));
    }

    private static List<Done> steps(PayoutBatch batch, People people, Viewer viewer) {
        List<Done> steps = new ArrayList<>();
        PayoutBatch.Steps done = batch.steps();
        add(steps, "PROPOSED", done.proposed(), null, people, viewer);
        add(steps, "APPROVED", done.approved(), null, people, viewer);
        String reference = batch.payment() == null
                ? null
                : Viewer.day(batch.payment().date()).text() + ", "
                        + batch.payment().reference();
        add(steps, "PAID", done.paid(), reference, people, viewer);
        add(steps, "CANCELLED", done.cancelled(), null, people, viewer);
        return steps;
    }

    private static void add(
            List<Done> steps, String what, PayoutBatch.Step step, String text, People people, Viewer viewer) {
        if (step != null) {
            String name = people.find(step.by()).map(Person::name).orElse(step.by());
            steps.add(new Done(what, Format.isolated(name), viewer.moment(step.at()), text));
        }
    }
}
