package org.dealdesk.approval.advice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.eligibility.Eligibility;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.ReviewId;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Deal;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/**
 * Asks for advice about an open review, gives it, and takes a question back. Who is asked sees the deal until then. An answer binds no
 * one, and the person who gave it may still decide. All steps lock the deal, so an answer comes before the decision or is refused.
 */
@Component
public class AskForAdvice {

    private static final int MOST_OPEN = 5;

    private final DealTransactions transactions;
    private final Eligibility eligibility;
    private final Access access;
    private final AdviceRows rows;
    private final People people;

    AskForAdvice(
            DealTransactions transactions, Eligibility eligibility, Access access, AdviceRows rows, People people) {
        this.transactions = transactions;
        this.eligibility = eligibility;
        this.access = access;
        this.rows = rows;
        this.people = people;
    }

    /** Who is asked, and what; null where it is missing and known to be at fault. */
    public record Wish(String of, String question) {}

    /** A person who may decide the review asks another one. */
    public Advice ask(String reviewId, Wish wish, Faults faults, Caller caller) {
        String id = Ids.next();
        change(reviewId, caller, deal -> access.requireVisible(deal, caller), (tx, review) -> {
            eligibility.require(tx, caller, review);
            requireOpen(review);
            check(tx, review, wish, faults, caller);
            faults.refuseIfAny();
            rows.add(
                    id,
                    new Advice.Subject(review.id(), tx.deal().number(), null, review.function()),
                    new Advice.Question(caller.id(), wish.of(), wish.question(), tx.now()));
            tx.note(
                    EventType.ADVICE_ASKED,
                    data(review, id).put("of", wish.of()).put("text", wish.question()));
        });
        return rows.find(id).orElseThrow();
    }

    /** The person who was asked answers. */
    public Advice answer(String reviewId, String id, String text, Faults faults, Caller caller) {
        Optional<Advice> asked = find(reviewId, id);
        Consumer<Deal> permission = deal -> {
            if (asked.filter(advice -> advice.question().of().equals(caller.id()))
                    .isEmpty()) {
                access.requireVisible(deal, caller);
            }
        };
        change(reviewId, caller, permission, (tx, review) -> {
            Advice advice = require(reviewId, id);
            if (!advice.question().of().equals(caller.id())) {
                throw Access.forbidden(caller, tx.deal(), "Only the person who was asked answers");
            }
            requireState(advice, review);
            faults.refuseIfAny();
            rows.answer(id, text, tx.now());
            tx.note(
                    EventType.ADVICE_GIVEN,
                    data(review, id).put("askedBy", advice.question().by()).put("text", text));
        });
        return rows.find(id).orElseThrow();
    }

    /** The person who asked does not want to know any more. */
    public void takeBack(String reviewId, String id, Caller caller) {
        change(reviewId, caller, deal -> access.requireVisible(deal, caller), (tx, review) -> {
            Advice advice = require(reviewId, id);
            if (!advice.question().by().equals(caller.id())) {
                throw Access.forbidden(caller, tx.deal(), "Only the person who asked takes a question back");
            }
            requireState(advice, review);
            rows.takeBack(id, tx.now());
            tx.note(
                    EventType.ADVICE_TAKEN_BACK,
                    data(review, id).put("of", advice.question().of()));
        });
    }

    /** What was asked about a review, oldest first, for those who see the deal. */
    public List<Advice> of(String reviewId, Caller caller) {
        ReviewId id = ReviewId.parse(reviewId).orElseThrow(() -> Refusal.notFound("review " + reviewId));
        access.visible(id.deal(), caller);
        return ofDeal(id.deal().id()).stream()
                .filter(advice -> advice.subject().review().equals(reviewId))
                .toList();
    }

    /** What was asked about all reviews of a deal that the caller is known to see. */
    public List<Advice> ofDeal(long deal) {
        return rows.about(deal);
    }

    /** The open questions that the caller is asked, oldest first. */
    public List<Advice> askedOf(Caller caller, String after, int limit) {
        return rows.askedOf(caller.id(), after, limit);
    }

    private void check(DealTransaction tx, Review review, Wish wish, Faults faults, Caller caller) {
        List<Advice> open = rows.about(tx.deal().id()).stream()
                .filter(advice -> advice.subject().review().equals(review.id()))
                .filter(advice -> advice.state() == Advice.State.OPEN)
                .toList();
        if (open.size() >= MOST_OPEN) {
            faults.add("/of", "wrong-size", "cannot be asked: %d questions are open already".formatted(MOST_OPEN));
        }
        if (wish.of() == null) {
            return;
        }
        Optional<Person> person = people.find(wish.of());
        if (person.isEmpty() || !person.get().active()) {
            faults.add("/of", "unknown-person", "is not in the directory, or not active");
        } else if (person.get().actsAsProgram()) {
            faults.add("/of", "not-allowed", "is a program");
        } else if (wish.of().equals(caller.id())) {
            faults.add("/of", "not-allowed", "you cannot ask yourself");
        } else if (tx.parties().contains(wish.of())) {
            faults.add("/of", "not-allowed", "submitted, owns, owned or was credited on the deal");
        } else if (open.stream().anyMatch(advice -> advice.question().of().equals(wish.of()))) {
            faults.add("/of", "duplicate", "has an open question about this review already");
        }
    }

    private Optional<Advice> find(String reviewId, String id) {
        return rows.find(id).filter(advice -> advice.subject().review().equals(reviewId));
    }

    private Advice require(String reviewId, String id) {
        return find(reviewId, id).orElseThrow(() -> Refusal.notFound("advice " + id));
    }

    private static void requireOpen(Review review) {
        if (!review.isOpen()) {
            throw new Refusal(ProblemType.REVIEW_CLOSED, "The review is " + review.status());
        }
    }

    private static void requireState(Advice advice, Review review) {
        if (advice.state() != Advice.State.OPEN || !review.isOpen()) {
            Advice.State state = advice.state() == Advice.State.OPEN ? Advice.State.OVER : advice.state();
            throw new Refusal(ProblemType.ADVICE_OVER, "The question is " + state).with("state", state.name());
        }
    }

    private void change(
            String reviewId, Caller caller, Consumer<Deal> permission, BiConsumer<DealTransaction, Review> change) {
        ReviewId id = ReviewId.parse(reviewId).orElseThrow(() -> Refusal.notFound("review " + reviewId));
        transactions.on(
                new DealRef(id.deal(), null),
                caller,
                permission,
                tx -> change.accept(tx, tx.reviews().require(reviewId)));
    }

    private static ObjectNode data(Review review, String id) {
        return review.reference().put("advice", id);
    }
}
