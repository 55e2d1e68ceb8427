package org.dealdesk.desk.dealpage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.ways.AssessmentWays;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.deal.BallotText;
import org.dealdesk.desk.dealpage.DecisionPanel.Comment;
import org.dealdesk.desk.dealpage.DecisionPanel.Subject;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.people.People;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Fills in the conditions and the counter-offer of a review, with values typed before, or with a way that needs fewer approvals. */
@Component
class DecisionPanels {

    private static final String REVIEWS = "/reviews/";

    private final AssessmentWays ways;
    private final CostRedaction redaction;
    private final Policies policies;
    private final People people;

    DecisionPanels(AssessmentWays ways, CostRedaction redaction, Policies policies, People people) {
        this.ways = ways;
        this.redaction = redaction;
        this.policies = policies;
        this.people = people;
    }

    /** What has been typed already about one of the reviews, and what is wrong with it. */
    record Given(String review, SubmittedForm typed, List<Fault> faults) {

        static final Given NOTHING = new Given("", new SubmittedForm("", Map.of()), List.of());

        static Given of(SubmittedForm typed, List<Fault> faults) {
            String address = typed.address();
            int at = address.indexOf(REVIEWS);
            String review =
                    at < 0 ? "" : address.substring(at + REVIEWS.length()).replaceFirst("/.*", "");
            return new Given(review, typed, faults);
        }

        private Given about(Review about) {
            return review.equals(about.id()) ? this : NOTHING;
        }
    }

    List<DecisionPanel> of(DealView view, List<Review> reviews, Given given, Viewer viewer) {
        if (reviews.isEmpty()) {
            return List.of();
        }
        JsonNode ways = view.deal().isAppealed() ? MissingNode.getInstance() : ways(view, viewer);
        return reviews.stream()
                .map(review -> panel(view, review, given.about(review), ways, viewer))
                .toList();
    }

    private DecisionPanel panel(DealView view, Review review, Given given, JsonNode ways, Viewer viewer) {
        Policy policy = policies.version(view.deal().figures().policyVersion());
        FieldFaults faults = new FieldFaults(given.faults());
        SubmittedForm typed = given.typed();
        boolean appealed = view.deal().isAppealed();
        boolean withoutConditions =
                review.ballot().isByVotes() || (appealed && review.function() == ApprovalFunction.COMMITTEE);
        Comment comment = new Comment(
                typed.text("comment"), faults.at("/comment", "comment-" + review.id(), "decide.comment", null));
        ConditionsForm conditions = withoutConditions ? null : ConditionsForm.of(typed, policy, review.id(), faults);
        List<String> messages = new ArrayList<>();
        ways.path("ways").forEach(way -> messages.add(way.path("message").textValue()));
        OfferForm offer = appealed
                ? null
                : OfferForm.of(view.revision().proposal(), typed, policy, review.id(), faults)
                        .beginningWith(messages);
        return new DecisionPanel(
                new Subject(
                        review.id(),
                        review.revision(),
                        review.function().name(),
                        BallotText.of(review.ballot(), names(review), viewer)),
                comment,
                conditions,
                offer,
                faults.all());
    }

    /** What was typed, with the offer begun anew from a way that the rules have found. */
    SubmittedForm startedFrom(int way, DealView view, SubmittedForm typed, Viewer viewer) {
        Map<String, List<String>> fields = new LinkedHashMap<>(typed.fields());
        Proposal deal = view.revision().proposal();
        for (int line = 1; line <= deal.lines().size(); line++) {
            String prefix = OfferForm.name(line, "");
            fields.keySet().removeIf(name -> name.startsWith(prefix));
        }
        for (JsonNode change : ways(view, viewer).path("ways").path(way).path("changes")) {
            fields.put(
                    OfferForm.name(
                            change.path("line").intValue(),
                            change.path("change").textValue()),
                    List.of(change.path("to").textValue()));
        }
        return new SubmittedForm(typed.address(), fields);
    }

    private JsonNode ways(DealView view, Viewer viewer) {
        JsonNode assessment = redaction.assessment(view.revision(), viewer.caller());
        return ways.to(assessment, view, viewer.caller());
    }

    private Names names(Review review) {
        List<String> ids = new ArrayList<>();
        review.ballot().votes().forEach(vote -> {
            ids.add(vote.person());
            ids.addAll(vote.onBehalfOf());
        });
        return Names.of(ids, people);
    }
}
