package org.dealdesk.commission.books;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.CommissionRules.Accounting;
import org.dealdesk.policy.CommissionRules.Treatment;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How deals are booked: as the policy of the won revision says, before the win as that of the latest one that was approved. */
@Repository
class AccountingRules {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Policies policies;

    AccountingRules(JdbcTemplate jdbc, Policies policies) {
        this.template = jdbc;
        this.jdbc = JdbcClient.create(jdbc);
        this.policies = policies;
    }

    /** Of each deal with a transaction in the month, by number; for what is of no deal asked with null. */
    Function<String, Accounting> of(YearMonth month) {
        Map<String, String> versions = new HashMap<>();
        RowCallbackHandler handler =
                row -> versions.put(new DealNumber(row.getLong("deal_id")).toString(), row.getString("policy_version"));
        // Of several approvals the last one counts; a win is the last one but for what takes it back.
        template.query("""
                select t.deal_id, t.policy_version from ledger_transaction t
                 where t.revision is not null and t.deal_id in
                       (select m.deal_id from ledger_transaction m where m.effective_on between ? and ? and m.deal_id is not null)
                 order by t.deal_id, t.number
                """, handler, month.atDay(1), month.atEndOfMonth());
        Accounting inForce = policy(month).commission().accounting();
        return deal -> deal == null || !versions.containsKey(deal) ? inForce : of(versions.get(deal));
    }

    Accounting of(String version) {
        return policies.version(version).commission().accounting();
    }

    Currency currency(YearMonth month) {
        return policy(month).currency();
    }

    /** The version in force at the end of the month; today where that is not reached, or no version was in force yet. */
    private Policy policy(YearMonth month) {
        return policies.findInForce(month.atEndOfMonth())
                .filter(version -> isEnded(month))
                .map(policies::version)
                .orElseGet(() -> policies.inForce(policies.today()));
    }

    boolean isEnded(YearMonth month) {
        return month.isBefore(YearMonth.from(policies.today()));
    }

    /** The versions under which costs are spread over months. */
    List<String> amortizing() {
        return jdbc
                .sql("select distinct policy_version from ledger_transaction where type = 'EARNING'")
                .query(String.class)
                .list()
                .stream()
                .filter(version -> of(version).treatment() == Treatment.AMORTIZE)
                .toList();
    }
}
