package org.dealdesk.approval.won;

import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a person may do about a won deal, so that pages offer no more. The use cases check it again under the lock of the deal. */
@Repository
public class WonRights {

    private static final String EARNS = """
            select count(*) from deal_conflict
             where deal_id = :deal and person = :person and reason in ('CREDITED', 'OVERLAY')
            """;

    private final JdbcClient jdbc;

    WonRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What may be done.
     *
     * @param confirm the win, or refuse it
     * @param credit record credit notes
     * @param voids void credit notes of others
     * @param adds start a change order
     */
    public record Rights(boolean confirm, boolean credit, boolean voids, boolean adds) {}

    public Rights of(Deal deal, Caller caller) {
        boolean earned = deal.status() == DealStatus.WON && !deal.awaitsConfirmation();
        boolean decides = (caller.is(Role.FINANCE) || caller.is(Role.CRM)) && !earns(deal, caller);
        return new Rights(
                decides && deal.awaitsConfirmation(),
                decides && earned,
                decides && caller.is(Role.FINANCE),
                earned && deal.changeOrderOf() == null && deal.owner().equals(caller.id()));
    }

    private boolean earns(Deal deal, Caller caller) {
        return jdbc.sql(EARNS)
                        .param("deal", deal.id())
                        .param("person", caller.id())
                        .query(Long.class)
                        .single()
                > 0;
    }
}
