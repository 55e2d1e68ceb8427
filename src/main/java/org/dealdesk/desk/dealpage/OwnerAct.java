package org.dealdesk.desk.dealpage;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.EventType;

/** The owner's actions on a deal besides editing: each is one event of the status table and has a confirmation page. */
enum OwnerAct {
    WIN(EventType.DEAL_WON),
    RECALL(EventType.DEAL_RECALLED),
    APPEAL(EventType.DEAL_APPEALED),
    WITHDRAW(EventType.DEAL_WITHDRAWN),
    LOSE(EventType.DEAL_LOST),
    DELETE(EventType.DEAL_DELETED);

    private final EventType event;

    OwnerAct(EventType event) {
        this.event = event;
    }

    /** Its part of an address. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OwnerAct> of(String word) {
        return Stream.of(values()).filter(act -> act.word().equals(word)).findFirst();
    }

    /** What is worth offering; the use case decides. */
    static List<OwnerAct> offered(Deal deal, LocalDate today) {
        return Stream.of(values()).filter(act -> act.isOffered(deal, today)).toList();
    }

    private boolean isOffered(Deal deal, LocalDate today) {
        return switch (this) {
            case DELETE -> deal.status() == DealStatus.DRAFT && deal.revision() == 0;
            case APPEAL ->
                possible(deal)
                        && deal.dates().appealUntil() != null
                        && !today.isAfter(deal.dates().appealUntil());
            default -> possible(deal);
        };
    }

    private boolean possible(Deal deal) {
        return deal.status().after(event).isPresent();
    }
}
