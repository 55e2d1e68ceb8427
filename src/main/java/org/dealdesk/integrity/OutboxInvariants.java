package org.dealdesk.integrity;

import java.util.List;

/** Invariants of the outbox: every record is accounted for. */
final class OutboxInvariants {

    static final List<Invariant> ALL = List.of(Invariant.sql(
            "OUTBOX_ACCOUNTED",
            "every record of a deal or a delegation later than what was cleared of the outbox is in it; every outgoing message is delivered, retrying or dead with a reason",
            """
            select h.stream || ' record ' || h.seq || ' is not in the outbox' from history_record h
             where (h.deal is not null or h.type in ('DELEGATED', 'DELEGATION_ENDED'))
               and h.recorded_at > (select max(up_to) from outbox_cleared)
               and not exists (select 1 from outbox_message m where m.stream = h.stream and m.seq = h.seq)
             union all
            select m.stream || ' message ' || m.seq || ' tells of no record' from outbox_message m
             where not exists (select 1 from history_record h where h.stream = m.stream and h.seq = m.seq)
             union all
            select m.stream || ' message ' || m.seq || ' went out to ' || m.deliveries || ' subscribers, of which '
                   || (select count(*) from outbox_delivery x where x.stream = m.stream and x.seq = m.seq) || ' are known'
              from outbox_message m
             where m.deliveries is not null
               and m.deliveries <> (select count(*) from outbox_delivery x where x.stream = m.stream and x.seq = m.seq)
             union all
            select 'digest ' || d.id || ' holds nothing' from mail_digest d
             where not exists (select 1 from outbox_delivery x where x.digest = d.id)
             union all
            select x.stream || ' delivery ' || x.id || ' of message ' || x.seq || ' is ' || x.status || ' without '
                   || case x.status when 'PENDING' then 'a next attempt' when 'DELIVERED' then 'a time'
                                    when 'DEAD' then 'a reason' else 'meaning' end
              from outbox_delivery x
             where case x.status when 'PENDING' then case when x.next_at is null then 1 else 0 end
                                 when 'DELIVERED' then case when x.delivered_at is null then 1 else 0 end
                                 when 'DEAD' then case when x.reason is null then 1 else 0 end
                                 else 1 end = 1
            """));

    private OutboxInvariants() {}
}
