package org.dealdesk.commission.month;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** What people do with their own final statements. */
@Component
public class OwnStatements {

    private final StatementTable table;
    private final MonthTable months;
    private final CommissionRecords records;
    private final Transactions transactions;
    private final Clock clock;

    OwnStatements(
            StatementTable table,
            MonthTable months,
            CommissionRecords records,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.months = months;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The person has read it. The first time counts. */
    public Instant acknowledge(Caller caller, String person, YearMonth month) {
        requireOwn(caller, person);
        return transactions.join(() -> {
            FinalStatement statement = requireFinal(caller, person, month);
            return table.acknowledged(person, month).orElseGet(() -> {
                Instant now = clock.instant();
                table.acknowledge(person, month, now);
                records.append(
                        EventType.STATEMENT_ACKNOWLEDGED,
                        caller.id(),
                        CommissionRecords.data()
                                .put("person", person)
                                .put("month", month.toString())
                                .put("sha256", statement.sha256()));
                return now;
            });
        });
    }

    /** The ids of the entries of the caller's final statement; refuses one that is not theirs or not final. */
    public Set<String> entries(Caller caller, String person, YearMonth month) {
        requireOwn(caller, person);
        FinalStatement statement = requireFinal(caller, person, month);
        return new HashSet<>(CanonicalJson.read(statement.document()).findValuesAsText("entry"));
    }

    private static void requireOwn(Caller caller, String person) {
        if (!caller.id().equals(person)) {
            throw SecurityLog.refuse(ProblemType.FORBIDDEN, caller, "This is for the person whose statement it is");
        }
    }

    private FinalStatement requireFinal(Caller caller, String person, YearMonth month) {
        if (!months.isClosed(month)) {
            throw new Refusal(ProblemType.MONTH_WRONG_STATE, "The statement is final when " + month + " is closed")
                    .with("monthState", "NOT_CLOSED");
        }
        return table.find(person, month)
                .orElseThrow(() -> SecurityLog.hide(caller, "statement of %s for %s".formatted(person, month)));
    }
}
