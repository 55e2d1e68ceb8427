package org.dealdesk.notification.recipient;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Deals;
import org.dealdesk.history.EventType;
import org.dealdesk.history.HistoryRecord;

/** The recipients of each record of a batch. It caches what it has read of deals and people, and is used by one thread. */
public final class BatchRecipients {

    private final Deals deals;
    private final DealQuestions questions;
    private final Recipients recipients;

    /** What is known of one deal. */
    private record Known(Deal deal, RecipientRules.Questions questions, Map<String, Boolean> seenBy) {}

    private final Map<String, Optional<Known>> dealsRead = new HashMap<>();
    private final Map<String, Optional<Recipient>> recipientsRead = new HashMap<>();

    BatchRecipients(Deals deals, DealQuestions questions, Recipients recipients) {
        this.deals = deals;
        this.questions = questions;
        this.recipients = recipients;
    }

    public List<Recipient> of(HistoryRecord record) {
        if (record.deal() == null) {
            return active(RecipientRules.of(record, null));
        }
        // There are no recipients for a draft that was deleted.
        return deal(record.deal())
                .map(known -> active(RecipientRules.of(record, known.questions())).stream()
                        .filter(recipient -> maySee(record, known, recipient))
                        .toList())
                .orElse(List.of());
    }

    private Optional<Known> deal(String number) {
        return dealsRead.computeIfAbsent(number, unread -> DealNumber.parse(unread)
                .flatMap(deals::find)
                .map(deal -> new Known(deal, questions.about(deal), new HashMap<>())));
    }

    /** The former owner may not see the deal any more and is told of the hand-over only. */
    private boolean maySee(HistoryRecord record, Known known, Recipient recipient) {
        return record.type() == EventType.OWNER_CHANGED
                || known.seenBy()
                        .computeIfAbsent(recipient.id(), id -> questions.sees(known.deal(), recipient.person()));
    }

    /** In the order of their ids. */
    private List<Recipient> active(Set<String> ids) {
        read(ids);
        return new TreeSet<>(ids)
                .stream()
                        .map(recipientsRead::get)
                        .flatMap(Optional::stream)
                        .filter(Recipient::reads)
                        .toList();
    }

    private void read(Collection<String> ids) {
        List<String> unknown =
                ids.stream().filter(id -> !recipientsRead.containsKey(id)).toList();
        List<Recipient> found = recipients.all(unknown);
        unknown.forEach(id -> recipientsRead.put(id, Optional.empty()));
        found.forEach(recipient -> recipientsRead.put(recipient.id(), Optional.of(recipient)));
    }
}
