package org.dealdesk.notification.recipient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.approval.view.Audience;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Proposal;
import org.dealdesk.deal.Revisions;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Answers the questions about a deal that are needed to find the recipients of a record. */
@Component
public class DealQuestions {

    private final Audience audience;
    private final Reviews reviews;
    private final Revisions revisions;
    private final History history;
    private final People people;

    DealQuestions(Audience audience, Reviews reviews, Revisions revisions, History history, People people) {
        this.audience = audience;
        this.reviews = reviews;
        this.revisions = revisions;
        this.history = history;
        this.people = people;
    }

    /** Each answer is read once, when it is first asked for. */
    public RecipientRules.Questions about(Deal deal) {
        return new Answers(deal);
    }

    boolean sees(Deal deal, Person person) {
        return audience.sees(deal, person);
    }

    private final class Answers implements RecipientRules.Questions {

        private final Deal deal;
        private final Map<String, Set<String>> mayDecide = new HashMap<>();
        private final Supplier<List<Review>> all;
        private final Supplier<Set<String>> credited;
        private final Supplier<Set<String>> commenters;
        private final Supplier<Set<String>> administrators;

        private Answers(Deal deal) {
            this.deal = deal;
            this.all = SingletonSupplier.of(() -> reviews.of(deal.id()));
            this.credited = SingletonSupplier.of(this::readCredited);
            this.commenters = SingletonSupplier.of(
                    () -> Set.copyOf(history.actors(deal.number().toString(), EventType.COMMENTED)));
            this.administrators = SingletonSupplier.of(() -> ids(people.holding(List.of(Role.ADMIN))));
        }

        @Override
        public Set<String> mayDecide(String review) {
            return mayDecide.computeIfAbsent(review, id -> ids(audience.mayDecide(id)));
        }

        @Override
        public String owner() {
            return deal.owner();
        }

        @Override
        public Set<String> credited() {
            return credited.get();
        }

        private Set<String> readCredited() {
            return revisions
                    .find(deal.id(), deal.revision())
                    .map(revision -> revision.proposal().credits().stream()
                            .map(Proposal.Credit::rep)
                            .collect(Collectors.toSet()))
                    .orElse(Set.of());
        }

        @Override
        public Set<String> deciders() {
            Set<String> deciders = new TreeSet<>();
            for (Review review : all.get()) {
                if (review.decision() != null) {
                    deciders.add(review.decision().actor());
                }
                review.ballot().votes().forEach(vote -> deciders.add(vote.person()));
            }
            return deciders;
        }

        @Override
        public Set<String> asked() {
            return all.get().stream()
                    .filter(Review::isOpen)
                    .flatMap(review ->
                            review.assignee() == null ? mayDecide(review.id()).stream() : Stream.of(review.assignee()))
                    .collect(Collectors.toSet());
        }

        @Override
        public Set<String> commenters() {
            return commenters.get();
        }

        @Override
        public Set<String> administrators() {
            return administrators.get();
        }

        private static Set<String> ids(List<Person> persons) {
            return persons.stream().map(Person::id).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
