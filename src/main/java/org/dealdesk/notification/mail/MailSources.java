package org.dealdesk.notification.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.approval.review.Review;
import org.dealdesk.approval.review.Reviews;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.deal.Revision;
import org.dealdesk.deal.Revisions;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.springframework.stereotype.Component;

/** Reads the deals, reviews and people that mails tell of. */
@Component
@WhenMailIsOn
class MailSources {

    private final Deals deals;
    private final Revisions revisions;
    private final Reviews reviews;
    private final People people;

    MailSources(Deals deals, Revisions revisions, Reviews reviews, People people) {
        this.deals = deals;
        this.revisions = revisions;
        this.reviews = reviews;
        this.people = people;
    }

    /** Reads each deal, revision and name once. */
    final class Once {

        private final Map<String, Deal> knownDeals = new HashMap<>();
        private final Map<String, Optional<Revision>> knownRevisions = new HashMap<>();
        private final Map<Long, List<Review>> knownReviews = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();

        private Once() {}

        Deal deal(String number) {
            return knownDeals.computeIfAbsent(number, unread -> DealNumber.parse(unread)
                    .flatMap(deals::find)
                    .orElseThrow(() -> new IllegalStateException(unread + " is gone")));
        }

        Optional<Revision> revision(Deal deal, Integer number) {
            return number == null
                    ? Optional.empty()
                    : knownRevisions.computeIfAbsent(
                            deal.id() + "." + number, unread -> revisions.find(deal.id(), number));
        }

        List<Review> reviews(Deal deal) {
            return knownReviews.computeIfAbsent(deal.id(), reviews::of);
        }

        String name(String id) {
            return names.computeIfAbsent(
                    id, unread -> people.find(unread).map(Person::name).orElse(unread));
        }
    }

    Once once() {
        return new Once();
    }

    Optional<Review> review(String id) {
        return reviews.find(id);
    }
}
