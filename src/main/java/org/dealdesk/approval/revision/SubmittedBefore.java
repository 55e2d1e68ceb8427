package org.dealdesk.approval.revision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.approval.revision.DealAssessor.Appraised;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.measure.CustomerInputs.Answer;
import org.dealdesk.guardrail.measure.CustomerQuestion;
import org.dealdesk.platform.text.Identity;
import org.dealdesk.policy.Guardrail;

/** Deals that are thought of as submitted before another, and counted by the customer measures like those that are stored. */
public final class SubmittedBefore {

    /** None: only what is stored counts. */
    static final SubmittedBefore NONE = new SubmittedBefore();

    private final List<Submitted> deals = new ArrayList<>();

    /** One of them; {@code approved} at once, else in review. */
    private record Submitted(String name, String customer, BigDecimal tcv, boolean approved) {}

    public void add(String name, Appraised appraised) {
        deals.add(new Submitted(
                name,
                Identity.key(appraised.proposal().customer().id()),
                appraised.deal().tcv(),
                appraised.assessment().outcome() == Assessment.Outcome.CLEAR));
    }

    /** The answer with these deals counted in: each is within every window, since it is submitted, or approved, now. */
    Answer plus(Answer stored, CustomerQuestion question, String customer) {
        if (deals.isEmpty()) {
            return stored;
        }
        if (stored instanceof Answer.Concentration share) {
            List<Submitted> approved =
                    deals.stream().filter(Submitted::approved).toList();
            List<Submitted> customers = of(customer, approved);
            return new Answer.Concentration(
                    share.customerSum().add(sum(customers)),
                    share.overallSum().add(sum(approved)),
                    joined(share.deals(), customers),
                    share.others() + approved.size() - customers.size());
        }
        Answer.Recent recent = (Answer.Recent) stored;
        BigDecimal upTo = ((Guardrail.Window.Days) question.window()).upTo();
        List<Submitted> counted = of(customer, deals).stream()
                .filter(deal -> deal.tcv().compareTo(upTo) <= 0)
                .toList();
        return new Answer.Recent(recent.sum().add(sum(counted)), joined(recent.deals(), counted));
    }

    private static List<Submitted> of(String customer, List<Submitted> deals) {
        String key = Identity.key(customer);
        return deals.stream().filter(deal -> deal.customer().equals(key)).toList();
    }

    private static BigDecimal sum(List<Submitted> deals) {
        return deals.stream().map(Submitted::tcv).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> joined(List<String> stored, List<Submitted> more) {
        List<String> names = new ArrayList<>(stored);
        more.forEach(deal -> names.add(deal.name()));
        return names;
    }
}
