package org.dealdesk.notification.recipient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.dealdesk.history.HistoryRecord;

/** The recipients of a record. Actors get no mail about their own actions, except for alarms. */
final class RecipientRules {

    private RecipientRules() {}

    /** What has to be asked about the deal that a record is of. */
    public interface Questions {

        /** Those who may decide the review as things are. */
        Set<String> mayDecide(String review);

        String owner();

        /** The reps who share the commission of the latest revision. */
        Set<String> credited();

        /** All people who ever decided or voted on the deal. */
        Set<String> deciders();

        /** The people that an open review waits for: its assignee, otherwise all eligible approvers. */
        Set<String> asked();

        /** All people who commented on the deal. */
        Set<String> commenters();

        Set<String> administrators();
    }

    /** The people, sorted, whether or not anything can be sent to them. */
    static Set<String> of(HistoryRecord record, Questions deal) {
        JsonNode data = record.data();
        Set<String> people = new TreeSet<>();
        switch (record.type()) {
            case REVIEW_OPENED, REVIEW_REMINDED ->
                people.addAll(deal.mayDecide(data.required("review").textValue()));
            case REVIEW_ESCALATED -> data.required("leads").forEach(lead -> people.add(lead.textValue()));
            case APPROVAL_CARRIED_OVER -> data.path("givenBy").forEach(person -> people.add(person.textValue()));
            case REVIEW_ASSIGNED -> named(data, "assignee", people);
            case REVIEW_UNASSIGNABLE -> {
                // The actor may be the person who has to fix it.
                return deal.administrators();
            }
            case CHANGES_REQUESTED,
                    DEAL_REJECTED,
                    DEAL_APPROVED,
                    DEAL_EXPIRED,
                    DEAL_WITHDRAWN,
                    DEAL_WON,
                    WIN_REFUSED,
                    DEAL_LOST -> {
                people.add(deal.owner());
                people.addAll(deal.credited());
            }
            case COMMENTED -> {
                people.add(deal.owner());
                people.addAll(deal.deciders());
                people.addAll(deal.asked());
                people.addAll(deal.commenters());
            }
            case ADVICE_ASKED -> named(data, "of", people);
            case ADVICE_GIVEN -> named(data, "askedBy", people);
            case OWNER_CHANGED -> {
                named(data, "from", people);
                named(data, "to", people);
            }
            case DELEGATED, DELEGATION_ENDED -> named(data, "to", people);
            default -> {
                // Of the rest people learn by what it leads to.
            }
        }
        people.remove(record.actor());
        return people;
    }

    private static void named(JsonNode data, String field, Set<String> people) {
        if (data.path(field).isTextual()) {
            people.add(data.get(field).textValue());
        }
    }
}
