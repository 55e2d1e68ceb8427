package org.dealdesk.approval.redaction;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dealdesk.history.EventType;

/**
 * Every field of every type of record, and what a reader without access to costs sees of it. A field that is not listed here is
 * hidden from them, and fails the tests of the code that writes it.
 */
public final class RecordFields {

    /** What is shown of a field. */
    public enum Kind {
        /** All of it: it is made of no cost. */
        SHOWN,
        /** Sentences, those that may name a figure made of costs replaced. */
        REASONS,
        /** Conditions of an approval, those on costs without their values. */
        CONDITIONS,
        /** Guardrails then and now, those on costs without their values. */
        MEASURES,
        /** Amounts then and now: a commission, or none, tells whether the margin passes its gate. */
        AMOUNTS,
        /** How an earlier approval compares with a revision. */
        COMPARISON,
        /** Hidden from readers without access to costs. */
        HIDDEN
    }

    /** How an earlier approval compares with a revision. */
    public static final Map<String, Kind> COMPARISON = fields(
            Map.of(
                    "because", Kind.REASONS,
                    "measures", Kind.MEASURES,
                    "amounts", Kind.AMOUNTS),
            "givenBy",
            "review",
            "revision",
            "decidedBy",
            "decidedAt",
            "stands");

    public static final Map<String, Kind> MEASURE = fields(Map.of(), "guardrail", "approved", "now", "objection");

    static final Map<String, Kind> MEASURE_OF_COST =
            fields(Map.of("approved", Kind.HIDDEN, "now", Kind.HIDDEN), "guardrail", "objection");

    static final Map<String, Kind> AMOUNT = fields(Map.of(), "figure", "approved", "now", "currency", "objection");

    static final Map<String, Kind> COMMISSION =
            fields(Map.of("approved", Kind.HIDDEN, "now", Kind.HIDDEN, "objection", Kind.HIDDEN), "figure", "currency");

    /** What the ledger posted on a deal. */
    static final Set<EventType> COMMISSION_POSTED = Set.of(
            EventType.COMMISSION_ACCRUED,
            EventType.COMMISSION_EARNED,
            EventType.COMMISSION_REVERSED,
            EventType.COMMISSION_CLAWED_BACK,
            EventType.COMMISSION_RESTORED);

    private static final Map<EventType, Map<String, Kind>> FIELDS = new EnumMap<>(EventType.class);

    static {
        list(EventType.DEAL_CREATED, "name", "customer", "proposalSha256");
        list(EventType.DEAL_CHANGED, "name", "customer", "proposalSha256");
        list(EventType.DEAL_DELETED);
        // A reader who tries all values of one unknown cost finds it by the hash of the document.
        list(
                EventType.DEAL_SUBMITTED,
                Map.of("documentSha256", Kind.HIDDEN),
                "outcome",
                "requiredApprovals",
                "tcv",
                "currency");
        list(EventType.REVIEW_OPENED, Map.of("earlierApproval", Kind.COMPARISON), "review", "function", "dueAt");
        list(EventType.REVIEW_CLAIMED, "review", "function", "assignee");
        list(EventType.REVIEW_UNCLAIMED, "review", "function", "assignee");
        list(EventType.REVIEW_ASSIGNED, "review", "function", "assignee");
        list(EventType.REVIEW_REMINDED, "review", "function", "remindAt", "dueAt", "assignee");
        list(EventType.REVIEW_ESCALATED, "review", "function", "remindAt", "dueAt", "assignee", "leads");
        list(EventType.VOTE_CAST, "review", "function", "outcome", "comment");
        list(
                EventType.REVIEW_DECIDED,
                // A limit of the margin tells at least how much of the price is no cost.
                Map.of("conditions", Kind.CONDITIONS, "limits", Kind.HIDDEN),
                "review",
                "function",
                "outcome",
                "cover",
                "comment",
                "proposalSha256");
        list(EventType.REVIEW_CANCELLED, "review", "function");
        list(EventType.REVIEW_UNASSIGNABLE, "review", "function");
        list(EventType.REVIEW_ASSIGNABLE, "review", "function");
        list(EventType.APPROVAL_CARRIED_OVER, COMPARISON, "function");
        list(EventType.APPROVAL_VOIDED, Map.of("because", Kind.REASONS), "review", "function");
        list(EventType.COUNTER_OFFER_ACCEPTED, "review", "function", "author");
        list(EventType.DEAL_APPROVED, "expiresOn");
        list(EventType.CHANGES_REQUESTED);
        list(EventType.DEAL_REJECTED, "appealUntil");
        list(EventType.DEAL_RECALLED);
        list(EventType.DEAL_APPEALED, "reason");
        list(EventType.APPEAL_RECALLED);
        list(EventType.REJECTIONS_OVERRIDDEN, "review", "overridden", "positions");
        list(EventType.DEAL_WITHDRAWN);
        list(EventType.DEAL_EXPIRED, "expiresOn");
        list(EventType.DEAL_WON, "date", "signed", "awaitsConfirmation");
        list(EventType.WIN_CONFIRMED, "reason");
        list(EventType.WIN_REFUSED, "reason");
        list(EventType.DEAL_LOST, "date");
        for (EventType posted : COMMISSION_POSTED) {
            list(posted, Map.of("entriesSha256", Kind.HIDDEN), "amount", "currency", "people", "reason", "transaction");
        }
        list(EventType.CREDIT_NOTED, "creditNote", "amount", "currency", "date", "reason", "standing", "lines");
        list(EventType.CREDIT_NOTE_VOIDED, "creditNote", "reason");
        list(EventType.ADJUSTMENT_PROPOSED, "adjustment", "person", "amount", "currency", "about", "reason");
        list(EventType.ADJUSTMENT_APPROVED, "adjustment", "person", "amount", "currency", "about", "transaction");
        list(EventType.ADJUSTMENT_REJECTED, "adjustment", "person", "amount", "currency", "about");
        list(EventType.ADJUSTMENT_WITHDRAWN, "adjustment", "person", "amount", "currency", "about");
        list(EventType.HOLD_PLACED, "hold", "person", "about", "reason");
        list(EventType.HOLD_RELEASED, "hold", "person", "about");
        list(EventType.MONTH_CLOSED, "month", "statements");
        list(EventType.STATEMENT_ACKNOWLEDGED, "person", "month", "sha256");
        list(EventType.STATEMENT_DISPUTED, "dispute", "person", "month", "entry", "text");
        list(EventType.DISPUTE_ANSWERED, "dispute", "person", "month", "entry", "outcome", "text", "adjustment");
        list(EventType.PAYOUT_PROPOSED, "payout", "upTo", "currency", "lines");
        list(EventType.PAYOUT_APPROVED, "payout", "upTo");
        list(EventType.PAYOUT_CANCELLED, "payout", "upTo");
        list(EventType.PAYOUT_PAID, "payout", "upTo", "currency", "lines", "date", "reference", "transaction");
        list(EventType.RETURN_PROPOSED, "return", "payout", "person", "date", "reason");
        list(EventType.RETURN_APPROVED, "return", "payout", "person", "date", "transaction");
        list(EventType.RETURN_REJECTED, "return", "payout", "person", "date");
        list(EventType.RETURN_WITHDRAWN, "return", "payout", "person", "date");
        list(EventType.COMMENTED, "text");
        list(EventType.ADVICE_ASKED, "review", "function", "advice", "of", "text");
        list(EventType.ADVICE_GIVEN, "review", "function", "advice", "askedBy", "text");
        list(EventType.ADVICE_TAKEN_BACK, "review", "function", "advice", "of");
        list(EventType.OWNER_CHANGED, "from", "to");
        list(EventType.PERSON_CHANGED, "person", "roles", "leadOf", "active", "awayUntil", "notifications");
        list(EventType.AUTHORITY_CHANGED, "before", "authority");
        list(EventType.PERSON_CHANGE_ASKED, "change", "kind", "roles", "expiresAt");
        list(EventType.PERSON_CHANGE_ENDED, "change", "status", "askedBy");
        list(EventType.DELEGATED, "delegation", "to", "function", "from", "until");
        list(EventType.DELEGATION_ENDED, "delegation", "to", "function", "from", "until");
        list(EventType.WEBHOOK_REGISTERED, "webhook");
        list(EventType.WEBHOOK_REMOVED, "webhook");
        list(EventType.PROVIDER_LINKED);
        list(EventType.PROVIDER_UNLINKED);
        list(EventType.TOKEN_MADE, "token", "roles", "expiresOn");
        list(EventType.TOKEN_REVOKED, "token");
        list(EventType.SIGNED_IN, "way");
        list(EventType.SIGN_IN_FAILED, "count", "since");
        list(EventType.SIGNED_OUT);
        list(EventType.SESSIONS_ENDED, "reason", "count");
        list(EventType.LINK_MADE, "kind", "expiresAt", "mailed");
        list(EventType.LINK_USED, "kind");
        list(EventType.PASSWORD_SET);
        list(EventType.PASSKEY_ADDED, "passkey");
        list(EventType.PASSKEY_REMOVED, "passkey");
        list(EventType.PASSKEYS_RESET, "count");
        list(EventType.POLICY_DRAFTED, "documentSha256", "effectiveFrom");
        list(EventType.POLICY_DISCARDED, "documentSha256", "effectiveFrom");
        // Warnings that were acknowledged name limits.
        list(EventType.POLICY_APPROVED, Map.of("acknowledged", Kind.HIDDEN), "documentSha256", "effectiveFrom");
        list(EventType.POLICY_ACTIVATED, "documentSha256", "effectiveFrom");
        list(EventType.POLICY_DEACTIVATED, "documentSha256", "effectiveFrom");
    }

    private RecordFields() {}

    /** The fields of a type of record; none of a type that is not listed. */
    public static Map<String, Kind> of(EventType type) {
        return FIELDS.getOrDefault(type, Map.of());
    }

    static boolean lists(EventType type) {
        return FIELDS.containsKey(type);
    }

    private static void list(EventType type, String... shown) {
        list(type, Map.of(), shown);
    }

    private static void list(EventType type, Map<String, Kind> others, String... shown) {
        FIELDS.put(type, fields(others, shown));
    }

    private static Map<String, Kind> fields(Map<String, Kind> others, String... shown) {
        Map<String, Kind> fields = new HashMap<>(others);
        for (String name : shown) {
            fields.put(name, Kind.SHOWN);
        }
        return Collections.unmodifiableMap(fields);
    }
}
