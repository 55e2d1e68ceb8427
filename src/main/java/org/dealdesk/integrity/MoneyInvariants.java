package org.dealdesk.integrity;

import static org.dealdesk.integrity.InvariantSql.CONFLICTED;
import static org.dealdesk.integrity.InvariantSql.COVERING;
import static org.dealdesk.integrity.InvariantSql.FUNCTIONS;
import static org.dealdesk.integrity.InvariantSql.INVOLVED;
import static org.dealdesk.integrity.InvariantSql.number;

import java.util.List;

/** What must hold of commission: it accrues once, cleared, in the right amount, and the books balance. */
final class MoneyInvariants {

    static final List<Invariant> ALL = List.of(
            Invariant.sql(
                    "ACCRUAL_ONCE",
                    "accruals minus reversals: at most one standing per deal, at most one per approval",
                    """
                    select %s || ' has ' || sum(case type when 'ACCRUAL' then 1 when 'REVERSAL' then -1 else 0 end)
                           || ' standing accruals'
                      from ledger_transaction group by deal_id
                    having sum(case type when 'ACCRUAL' then 1 when 'REVERSAL' then -1 else 0 end) not in (0, 1)
                     union all
                    select %s || ' accrues ' || count(*) || ' times for round ' || round_id
                      from ledger_transaction where type = 'ACCRUAL' group by deal_id, round_id having count(*) > 1
                    """.formatted(number("deal_id"), number("deal_id"))),
            Invariant.sql(
                    "ACCRUAL_CLEARED",
                    "before every accrual, each required function is covered by one standing approval, carry-over or"
                            + " override, by different people, none conflicted",
                    """
                    select %1$s || ' accrues with ' || count(x.review_id) || ' approvals of ' || f.name
                      from ledger_transaction t
                      join revision v on v.deal_id = t.deal_id and v.number = t.revision
                      join %2$s on position(',' || f.name || ',' in ',' || v.required || ',') > 0
                      left join %5$s c on c.round_id = t.round_id and c.function = f.name
                      left join decision x
                        on x.review_id = c.decided_in and x.outcome = 'APPROVE' and x.function = c.decided_for
                       and (c.decided_for = f.name or x.overrides)
                       and x.deal_id = t.deal_id and x.revision <= t.revision and x.decided_at <= t.recorded_at
                     where t.type = 'ACCRUAL'
                     group by t.deal_id, t.id, f.name having count(x.review_id) <> 1
                     union all
                    select %1$s || ' accrues with several approvals of ' || i.person
                      from %3$s i
                      join %5$s c on c.decided_in = i.review_id
                      join ledger_transaction t on t.accrues_round = c.round_id
                     group by t.deal_id, t.id, i.person having count(distinct i.review_id) > 1
                     union all
                    select %1$s || ' accrues with the approval of ' || i.person || ', who has a part in it'
                      from %3$s i
                      join %5$s c on c.decided_in = i.review_id
                      join ledger_transaction t on t.accrues_round = c.round_id
                     where %4$s
                    """.formatted(number("t.deal_id"), FUNCTIONS, INVOLVED, CONFLICTED, COVERING)),
            Invariant.sql(
                    "ACCRUAL_LIVE",
                    "an approved or won deal has exactly one standing accrual (possibly of 0), any other deal none",
                    """
                    select %s || ' is ' || d.status || ' with ' || coalesce(s.standing, 0) || ' standing accruals'
                      from deal d
                      left join (select deal_id,
                                        sum(case type when 'ACCRUAL' then 1 when 'REVERSAL' then -1 else 0 end) as standing,
                                        sum(case type when 'EARNING' then 1 else 0 end) as earned
                                   from ledger_transaction group by deal_id) s on s.deal_id = d.id
                     where coalesce(s.standing, 0) <> case when d.status in ('APPROVED', 'WON') then 1 else 0 end
                     union all
                    select %s || ' is ' || d.status || ' with ' || coalesce(e.earned, 0) || ' earnings'
                      from deal d
                      left join (select deal_id, count(*) as earned from ledger_transaction
                                  where type = 'EARNING' group by deal_id) e on e.deal_id = d.id
                     where coalesce(e.earned, 0) <> case when d.status = 'WON' and not d.awaits_confirmation then 1 else 0 end
                    """.formatted(number("d.id"), number("d.id"))),
            new Invariant(
                    "ACCRUAL_AMOUNT",
                    "recomputed from the stored revision and its pinned policy, every accrual is the same to the minor"
                            + " unit",
                    AccrualAmounts::search),
            new Invariant(
                    "ATTAINMENT_TRUE",
                    "what people had won before each of their earnings, added up anew, is what is stored",
                    EarnedCommission.Attainments::search),
            new Invariant(
                    "CLAWBACK_BOUND",
                    "what stands of every entry of an earning is its target after the credit notes",
                    EarnedCommission::search),
            Invariant.sql(
                    "LEDGER_ZERO",
                    "every transaction and the whole ledger sum to zero per currency; no entry was ever changed",
                    """
                    select %1$s || ' transaction ' || t.id || ' sums to ' || sum(e.amount) || ' ' || e.currency
                      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                     group by t.deal_id, t.id, e.currency having sum(e.amount) <> 0
                     union all
                    select 'the ledger sums to ' || sum(amount) || ' ' || currency
                      from ledger_entry group by currency having sum(amount) <> 0
                     union all
                    select %1$s || ' accrual ' || t.seq || ' has no entries' from ledger_transaction t
                     where t.type = 'ACCRUAL' and not exists (select 1 from ledger_entry e where e.transaction_id = t.id)
                     union all
                    select %1$s || ' accrual ' || t.seq || ' is not taken back as it was given: '
                           || e.account || ' ' || coalesce(e.person, '')
                      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                     where t.type in ('ACCRUAL', 'REVERSAL')
                       and exists (select 1 from ledger_transaction b
                                    where b.deal_id = t.deal_id and b.seq = t.seq and b.type = 'REVERSAL')
                     group by t.deal_id, t.seq, e.account, e.person, e.plan having sum(e.amount) <> 0
                     union all
                    select %1$s || ' accrual ' || t.seq || ' is not earned as it was given: ' || e.person
                      from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
                     where t.type in ('ACCRUAL', 'EARNING') and e.account = 'ACCRUED'
                       and exists (select 1 from ledger_transaction b
                                    where b.deal_id = t.deal_id and b.seq = t.seq and b.type = 'EARNING')
                     group by t.deal_id, t.seq, e.person, e.plan having sum(e.amount) <> 0
                    """.formatted(number("t.deal_id"))),
            Invariant.sql(
                    "EXPLAINED",
                    "every ledger entry leads to a deal, a revision, a policy version and its decisions, or to an adjustment,"
                            + " a payout or a return and its two people",
                    """
                    select 'entry ' || e.id || ' leads to no transaction' from ledger_entry e
                     where not exists (select 1 from ledger_transaction t where t.id = e.transaction_id)
                     union all
                    select %1$s || ' transaction ' || t.id || ' leads to no '
                           || case when d.id is null then 'deal' when v.number is null then 'revision'
                                   when p.version is null then 'policy' when r.id is null then 'round of it'
                                   else 'accrual' end
                      from ledger_transaction t
                      left join deal d on d.id = t.deal_id
                      left join revision v on v.deal_id = t.deal_id and v.number = t.revision
                      left join policy_version p on p.version = t.policy_version and p.version = v.policy_version
                      left join review_round r on r.id = t.round_id and r.deal_id = t.deal_id and r.revision = t.revision
                      left join ledger_transaction a
                        on a.deal_id = t.deal_id and a.seq = coalesce(t.seq, t.after_seq) and a.type = 'ACCRUAL'
                       and a.round_id = t.round_id
                     where t.type not in ('ADJUSTMENT', 'PAYOUT', 'RETURN')
                       and (d.id is null or v.number is null or p.version is null or r.id is null or a.id is null)
                     union all
                    select %1$s || ' transaction ' || t.id || ' leads to no credit note' from ledger_transaction t
                     where t.type in ('CLAWBACK', 'RESTORATION')
                       and not exists (select 1 from credit_note n where n.id = t.cause_id and n.deal_id = t.deal_id)
                     union all
                    select %1$s || ' transaction ' || t.id || ' leads to no decision of ' || f.name
                      from ledger_transaction t
                      join revision v on v.deal_id = t.deal_id and v.number = t.revision
                      join %2$s on position(',' || f.name || ',' in ',' || v.required || ',') > 0
                     where not exists (select 1 from %3$s c join decision x on x.review_id = c.decided_in
                                        where c.round_id = t.round_id and c.function = f.name)
                     union all
                    select 'transaction ' || t.id || ' leads to no approved adjustment of two people'
                      from ledger_transaction t
                     where t.type = 'ADJUSTMENT' and not exists
                           (select 1 from commission_adjustment a join ledger_entry e on e.transaction_id = t.id and e.account = 'EARNED'
                             where a.id = t.cause_id and a.transaction_id = t.id and a.status = 'APPROVED' and a.decided_by <> a.proposed_by
                               and a.person = e.person and a.amount = e.amount and a.person not in (a.proposed_by, a.decided_by))
                     union all
                    select 'transaction ' || t.id || ' leads to no paid payout of two people without a line in it'
                      from ledger_transaction t
                     where t.type = 'PAYOUT' and not exists
                           (select 1 from payout_batch b
                             where b.id = t.cause_id and b.transaction_id = t.id and b.status = 'PAID' and b.approved_by <> b.proposed_by
                               and not exists (select 1 from payout_line l where l.batch_id = b.id
                                                and l.person in (b.proposed_by, b.approved_by, b.paid_by)))
                     union all
                    select 'transaction ' || t.id || ' leads to no approved return of two people'
                      from ledger_transaction t
                     where t.type = 'RETURN' and not exists
                           (select 1 from payout_return r join ledger_entry e on e.transaction_id = t.id and e.account = 'EARNED'
                             join payout_line l on l.batch_id = r.batch_id and l.person = r.person
                             where r.id = t.cause_id and r.transaction_id = t.id and r.status = 'APPROVED' and r.decided_by <> r.proposed_by
                               and r.person = e.person and l.amount = e.amount and r.person not in (r.proposed_by, r.decided_by))
                    """.formatted(number("t.deal_id"), FUNCTIONS, COVERING)));

    private MoneyInvariants() {}
}
