package org.dealdesk.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dealdesk.history.EventType.APPROVAL_CARRIED_OVER;
import static org.dealdesk.history.EventType.CHANGES_REQUESTED;
import static org.dealdesk.history.EventType.COMMENTED;
import static org.dealdesk.history.EventType.DEAL_APPROVED;
import static org.dealdesk.history.EventType.DEAL_EXPIRED;
import static org.dealdesk.history.EventType.DEAL_LOST;
import static org.dealdesk.history.EventType.DEAL_REJECTED;
import static org.dealdesk.history.EventType.DEAL_WITHDRAWN;
import static org.dealdesk.history.EventType.DEAL_WON;
import static org.dealdesk.history.EventType.DELEGATED;
import static org.dealdesk.history.EventType.DELEGATION_ENDED;
import static org.dealdesk.history.EventType.OWNER_CHANGED;
import static org.dealdesk.history.EventType.REVIEW_ASSIGNED;
import static org.dealdesk.history.EventType.REVIEW_ESCALATED;
import static org.dealdesk.history.EventType.REVIEW_OPENED;
import static org.dealdesk.history.EventType.REVIEW_REMINDED;
import static org.dealdesk.history.EventType.REVIEW_UNASSIGNABLE;
import static org.dealdesk.history.EventType.WIN_REFUSED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.dealdesk.history.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told what: of a deal of Owen's, with Cora credited, Dora having decided, Ann and Abe asked, and Quin asking. */
class RecipientRulesTests {

    private static final EnumSet<EventType> TOLD = EnumSet.of(
            REVIEW_OPENED,
            APPROVAL_CARRIED_OVER,
            REVIEW_REMINDED,
            REVIEW_ESCALATED,
            REVIEW_ASSIGNED,
            REVIEW_UNASSIGNABLE,
            CHANGES_REQUESTED,
            DEAL_REJECTED,
            DEAL_APPROVED,
            DEAL_EXPIRED,
            DEAL_WITHDRAWN,
            DEAL_WON,
            WIN_REFUSED,
            DEAL_LOST,
            COMMENTED,
            OWNER_CHANGED,
            DELEGATED,
            DELEGATION_ENDED);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REVIEW_OPENED       | owen   | {"review": "R"}                      | abe ann
            APPROVAL_CARRIED_OVER | owen | {"givenBy": ["dora", "vic"]}         | dora vic
            APPROVAL_CARRIED_OVER | owen | {"givenBy": ["owen"]}                |
            REVIEW_OPENED       | ann    | {"review": "R"}                      | abe
            REVIEW_REMINDED     | system | {"review": "R"}                      | abe ann
            REVIEW_ESCALATED    | system | {"review": "R", "leads": ["lea"]}    | lea
            REVIEW_ESCALATED    | system | {"review": "R", "leads": []}         |
            REVIEW_ASSIGNED     | lea    | {"review": "R", "assignee": "abe"}   | abe
            REVIEW_ASSIGNED     | abe    | {"review": "R", "assignee": "abe"}   |
            REVIEW_UNASSIGNABLE | system | {"review": "R"}                      | ada alf
            REVIEW_UNASSIGNABLE | ada    | {"review": "R"}                      | ada alf
            CHANGES_REQUESTED   | dora   | {}                                   | cora owen
            DEAL_REJECTED       | dora   | {"appealUntil": "2026-12-01"}        | cora owen
            DEAL_APPROVED       | dora   | {"expiresOn": "2027-01-01"}          | cora owen
            DEAL_APPROVED       | owen   | {"expiresOn": "2027-01-01"}          | cora
            DEAL_EXPIRED        | system | {}                                   | cora owen
            DEAL_WITHDRAWN      | owen   | {}                                   | cora
            DEAL_WON            | crm    | {}                                   | cora owen
            WIN_REFUSED         | fay    | {}                                   | cora owen
            DEAL_LOST           | cora   | {}                                   | owen
            COMMENTED           | quin   | {"text": "why?"}                     | abe dora owen
            COMMENTED           | owen   | {"text": "so"}                       | abe dora quin
            OWNER_CHANGED       | ada    | {"from": "owen", "to": "nora"}       | nora owen
            DELEGATED           | ann    | {"to": "abe"}                        | abe
            DELEGATION_ENDED    | ann    | {"to": "abe"}                        | abe
            """)
    void tellsWhomItConcernsAndNotWhoDidIt(EventType type, String actor, String data, String told) {
        assertThat(RecipientRules.of(Records.of(type, actor, data), new Deal()))
                .containsExactlyInAnyOrderElementsOf(told == null ? Set.of() : Arrays.asList(told.split(" ")));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void tellsNobodyOfAnythingElse(EventType type) {
        if (!TOLD.contains(type)) {
            assertThat(RecipientRules.of(Records.of(type, "somebody", "{\"review\": \"R\"}"), new Deal()))
                    .isEmpty();
        }
    }

    @Test
    void asksNothingOfADealWhereThereIsNone() {
        assertThat(RecipientRules.of(Records.of(DELEGATED, "ann", "{\"to\": \"abe\"}"), null))
                .containsExactly("abe");
    }

    private static final class Deal implements RecipientRules.Questions {

        @Override
        public Set<String> mayDecide(String review) {
            return review.equals("R") ? Set.of("ann", "abe") : Set.of();
        }

        @Override
        public String owner() {
            return "owen";
        }

        @Override
        public Set<String> credited() {
            return Set.of("cora", "owen");
        }

        @Override
        public Set<String> deciders() {
            return Set.of("dora");
        }

        @Override
        public Set<String> asked() {
            return Set.of("abe");
        }

        @Override
        public Set<String> commenters() {
            return Set.of("quin");
        }

        @Override
        public Set<String> administrators() {
            return Set.of("ada", "alf");
        }
    }
}
