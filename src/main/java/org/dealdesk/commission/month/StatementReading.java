package org.dealdesk.commission.month;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** People read their own statements; finance and auditors read all. */
@Component
public class StatementReading {

    private final StatementTable table;
    private final StatementMaking making;
    private final MonthTable months;
    private final People people;
    private final Policies policies;
    private final Transactions transactions;

    StatementReading(
            StatementTable table,
            StatementMaking making,
            MonthTable months,
            People people,
            Policies policies,
            Transactions transactions) {
        this.table = table;
        this.making = making;
        this.months = months;
        this.people = people;
        this.policies = policies;
        this.transactions = transactions;
    }

    /**
     * A statement as it is read.
     *
     * @param name of the person, as the directory has it now
     * @param sha256 of the document as canonical JSON; null while the month is open
     * @param acknowledgedAt null until the person has acknowledged it
     * @param reasons of the adjustments in it, by their ids
     */
    public record Read(
            String name, JsonNode document, String sha256, Instant acknowledgedAt, Map<String, String> reasons) {

        public boolean isFinal() {
            return sha256 != null;
        }

        public String person() {
            return document.get("person").textValue();
        }

        public String month() {
            return document.get("month").textValue();
        }
    }

    public Read read(Caller caller, String person, YearMonth month) {
        requireMayRead(caller, person);
        return transactions.read(() -> months.isClosed(month) ? closed(caller, person, month) : open(person, month));
    }

    /** The final statements of a person, the latest first, before the month {@code before}. */
    public List<StatementHead> heads(Caller caller, String person, String before, int limit) {
        requireMayRead(caller, person);
        return table.heads(person, before, limit);
    }

    private static void requireMayRead(Caller caller, String person) {
        if (!caller.id().equals(person) && !FinanceRights.readsAll(caller)) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "People read their own statements; finance and auditors read all");
        }
    }

    private Read closed(Caller caller, String person, YearMonth month) {
        FinalStatement stored = table.find(person, month)
                .orElseThrow(() -> SecurityLog.hide(caller, "statement of %s for %s".formatted(person, month)));
        return read(
                CanonicalJson.read(stored.document()),
                stored.sha256(),
                table.acknowledged(person, month).orElse(null));
    }

    private Read open(String person, YearMonth month) {
        boolean begun = !month.isAfter(YearMonth.from(policies.today()));
        if (!begun || people.find(person).isEmpty()) {
            throw Refusal.notFound("statement of %s for %s".formatted(person, month));
        }
        return read(making.open(person, month), null, null);
    }

    private Read read(JsonNode document, String sha256, Instant acknowledgedAt) {
        String id = document.get("person").textValue();
        List<String> adjustments = document.get("adjustments").findValuesAsText("adjustment");
        return new Read(
                people.find(id).map(Person::name).orElse(id),
                document,
                sha256,
                acknowledgedAt,
                table.reasons(adjustments));
    }
}
