package org.dealdesk.commission.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dealdesk.commission.month.StatementDocument.Status;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Makes statements from the ledger: one while its month is open, those of all people when it closes, and any again to check it. */
@Component
public class StatementMaking {

    private static final int STORED_AT_ONCE = 100;

    private final StatementRows rows;
    private final StatementTable table;
    private final CustomerNames customers;
    private final Policies policies;

    StatementMaking(StatementRows rows, StatementTable table, CustomerNames customers, Policies policies) {
        this.rows = rows;
        this.table = table;
        this.customers = customers;
        this.policies = policies;
    }

    /** As it stands now. */
    ObjectNode open(String person, YearMonth month) {
        return write(person, month, Status.OPEN, rows.balances(person, month), rows.entries(person, month));
    }

    /** What the final statement must say, as canonical JSON. */
    public String again(String person, String of) {
        YearMonth month = YearMonth.parse(of);
        return CanonicalJson.write(
                write(person, month, Status.FINAL, rows.balances(person, month), rows.entries(person, month)));
    }

    private ObjectNode write(
            String person, YearMonth month, Status status, MonthBalances balances, List<StatementEntry> entries) {
        StatementDocument document =
                new StatementDocument(currency(month), customers.of(entries), version -> policies.version(version)
                        .commission());
        return document.write(person, month, status, balances, entries);
    }

    /** That of the policy at the end of the month; of a month before the first policy, of the one in force today. */
    private Currency currency(YearMonth month) {
        return policies.findInForce(month.atEndOfMonth())
                .map(policies::version)
                .orElseGet(() -> policies.inForce(policies.today()))
                .currency();
    }

    /**
     * Stores the final statement of each person with an entry in the month, or with an amount accrued or earned at its end. One person
     * after the other: memory grows with the people only, not with their entries.
     *
     * @return the hash of each, by person
     */
    Map<String, String> store(YearMonth month) {
        Map<String, MonthBalances> balances = rows.balances(month);
        Storing storing = new Storing();
        rows.eachPerson(
                month, (person, entries) -> storing.add(closed(person, month, balances.remove(person), entries)));
        balances.forEach((person, held) -> {
            if (held.closing().isOpen()) {
                storing.add(closed(person, month, held, List.of()));
            }
        });
        return storing.end();
    }

    /** Statements on their way to the table, and the hashes of all. */
    private final class Storing {

        private final Map<String, String> hashes = new TreeMap<>();
        private final List<FinalStatement> made = new ArrayList<>();

        void add(FinalStatement statement) {
            hashes.put(statement.person(), statement.sha256());
            made.add(statement);
            if (made.size() == STORED_AT_ONCE) {
                store();
            }
        }

        Map<String, String> end() {
            store();
            return hashes;
        }

        private void store() {
            table.add(made);
            made.clear();
        }
    }

    private FinalStatement closed(
            String person, YearMonth month, MonthBalances balances, List<StatementEntry> entries) {
        String document = CanonicalJson.write(write(person, month, Status.FINAL, balances, entries));
        return new FinalStatement(
                person, month, StatementDocument.FORMAT, document, CanonicalJson.sha256(document), balances.closing());
    }
}
