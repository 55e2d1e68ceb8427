package org.dealdesk.commission.month;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.commission.posting.LedgerBook;
import org.dealdesk.commission.statement.Months;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Finance closes a month: each person gets a final statement, and no transaction is dated in it any more. The statements are made before
 * postings are made to wait, since those of today are not dated in it; only where one is after all, all is done again.
 */
@Component
public class CloseMonth {

    private final MonthTable months;
    private final StatementRows rows;
    private final StatementMaking making;
    private final LedgerBook ledger;
    private final CommissionRecords records;
    private final Policies policies;
    private final Closing closing;

    CloseMonth(
            MonthTable months,
            StatementRows rows,
            StatementMaking making,
            LedgerBook ledger,
            CommissionRecords records,
            Policies policies,
            Closing closing) {
        this.months = months;
        this.rows = rows;
        this.making = making;
        this.ledger = ledger;
        this.records = records;
        this.policies = policies;
        this.closing = closing;
    }

    /** The transaction of a close, and its time. */
    @Component
    record Closing(Transactions transactions, Clock clock) {}

    /** A month that was just closed, and the people who have a statement of it, by id. */
    public record Closed(ClosedMonth month, List<String> people) {}

    public Closed close(Caller caller, YearMonth month) {
        FinanceRights.require(caller);
        return closing.transactions().join(() -> {
            requireNext(month);
            Instant now = closing.clock().instant();
            months.add(month, caller.id(), now);
            long before = rows.transactions(month);
            Map<String, String> hashes = making.store(month);
            ledger.lockMonths();
            if (rows.transactions(month) != before) {
                throw new OptimisticLockingFailureException("A transaction of " + month + " was posted meanwhile");
            }
            records.append(EventType.MONTH_CLOSED, caller.id(), data(month, hashes));
            return new Closed(new ClosedMonth(month, caller.id(), now, hashes.size()), List.copyOf(hashes.keySet()));
        });
    }

    private void requireNext(YearMonth month) {
        LocalDate first = rows.first();
        YearMonth last = months.last().orElse(null);
        LocalDate today = policies.today();
        Months.refusal(month, first == null ? null : YearMonth.from(first), last, today)
                .ifPresent(why -> {
                    throw new Refusal(ProblemType.MONTH_WRONG_STATE, detail(why, month, first, last))
                            .with("monthState", why.name());
                });
    }

    private static String detail(Months.Refusal why, YearMonth month, LocalDate first, YearMonth last) {
        return switch (why) {
            case NOT_ENDED -> month + " has not ended";
            case CLOSED_ALREADY -> month + " is closed";
            case OUT_OF_ORDER ->
                last == null && first == null
                        ? "The ledger has no entry"
                        : "Close " + (last == null ? YearMonth.from(first) : last.plusMonths(1)) + " first";
        };
    }

    private static ObjectNode data(YearMonth month, Map<String, String> hashes) {
        ObjectNode data = CommissionRecords.data().put("month", month.toString());
        ArrayNode statements = data.putArray("statements");
        hashes.forEach(
                (person, sha256) -> statements.addObject().put("person", person).put("sha256", sha256));
        return data;
    }

    /** The month to be closed next, whether it has ended or not; empty where the ledger has no entry. */
    public Optional<YearMonth> next(Caller caller) {
        FinanceRights.requireReader(caller);
        LocalDate first = rows.first();
        return months.last().map(last -> last.plusMonths(1)).or(() -> Optional.ofNullable(first)
                .map(YearMonth::from));
    }

    /** The closed months, the latest first, before {@code before}. */
    public List<ClosedMonth> page(Caller caller, String before, int limit) {
        FinanceRights.requireReader(caller);
        return months.page(before, limit);
    }
}
