package org.dealdesk.deal;

import static org.dealdesk.history.EventType.APPEAL_RECALLED;
import static org.dealdesk.history.EventType.DEAL_APPEALED;
import static org.dealdesk.history.EventType.DEAL_APPROVED;
import static org.dealdesk.history.EventType.DEAL_EXPIRED;
import static org.dealdesk.history.EventType.DEAL_LOST;
import static org.dealdesk.history.EventType.DEAL_RECALLED;
import static org.dealdesk.history.EventType.DEAL_REJECTED;
import static org.dealdesk.history.EventType.DEAL_SUBMITTED;
import static org.dealdesk.history.EventType.DEAL_WITHDRAWN;
import static org.dealdesk.history.EventType.DEAL_WON;
import static org.dealdesk.history.EventType.WIN_CONFIRMED;
import static org.dealdesk.history.EventType.WIN_REFUSED;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.history.EventType;

/**
 * The status of a deal. It changes only by the events of one table; their names are the history's, so that
 * a deal's history can be replayed into its status.
 */
public enum DealStatus {
    DRAFT,
    IN_REVIEW,
    CHANGES_REQUESTED,
    WITHDRAWN,
    REJECTED,
    APPROVED,
    EXPIRED,
    WON,
    LOST;

    private static final Map<DealStatus, Map<EventType, DealStatus>> PATHS = new EnumMap<>(DealStatus.class);

    static {
        // A clear deal is approved in the transaction that submits it: it is submitted into review, then approved.
        for (DealStatus from : Set.of(DRAFT, CHANGES_REQUESTED, WITHDRAWN, REJECTED, EXPIRED)) {
            path(from, DEAL_SUBMITTED, IN_REVIEW);
        }
        path(IN_REVIEW, DEAL_APPROVED, APPROVED);
        path(IN_REVIEW, EventType.CHANGES_REQUESTED, CHANGES_REQUESTED);
        path(IN_REVIEW, DEAL_REJECTED, REJECTED);
        path(IN_REVIEW, DEAL_RECALLED, WITHDRAWN);
        path(REJECTED, DEAL_APPEALED, IN_REVIEW);
        path(IN_REVIEW, APPEAL_RECALLED, REJECTED);
        path(APPROVED, DEAL_WON, WON);
        path(WON, WIN_CONFIRMED, WON);
        path(WON, WIN_REFUSED, APPROVED);
        path(APPROVED, DEAL_EXPIRED, EXPIRED);
        path(APPROVED, DEAL_WITHDRAWN, WITHDRAWN);
        for (DealStatus from : Set.of(IN_REVIEW, CHANGES_REQUESTED, WITHDRAWN, REJECTED, APPROVED, EXPIRED)) {
            path(from, DEAL_LOST, LOST);
        }
    }

    /** Where the event leads from here, if anywhere. */
    public Optional<DealStatus> after(EventType event) {
        return Optional.ofNullable(PATHS.getOrDefault(this, Map.of()).get(event));
    }

    /** Whether events of this type move a deal from one status to another. */
    public static boolean moves(EventType event) {
        return PATHS.values().stream().anyMatch(paths -> paths.containsKey(event));
    }

    /** Whether the owner may change the working copy. */
    public boolean editable() {
        return after(DEAL_SUBMITTED).isPresent();
    }

    private static void path(DealStatus from, EventType event, DealStatus to) {
        PATHS.computeIfAbsent(from, start -> new EnumMap<>(EventType.class)).put(event, to);
    }
}
