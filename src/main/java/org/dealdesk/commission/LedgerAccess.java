package org.dealdesk.commission;

import java.util.List;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.SecurityLog;
import org.springframework.stereotype.Component;

/** Who reads what of the commission ledger: reps their own lines, finance and auditors all. */
@Component
public class LedgerAccess {

    private final EntryList entries;

    LedgerAccess(EntryList entries) {
        this.entries = entries;
    }

    public List<Entry> entries(Caller caller, EntryList.Filter filter, String after, int limit) {
        return entries.page(seenBy(caller, filter), after, limit);
    }

    public List<EntryList.Balance> balances(Caller caller, EntryList.Filter filter) {
        return entries.balances(seenBy(caller, filter));
    }

    private static EntryList.Filter seenBy(Caller caller, EntryList.Filter filter) {
        if (caller.is(Role.FINANCE) || caller.is(Role.AUDITOR)) {
            return filter;
        }
        boolean own = filter.rep() == null || filter.rep().equals(caller.id());
        if (!caller.is(Role.SALES_REP) || !own) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "Reps read their own commission; finance and auditors read all");
        }
        return new EntryList.Filter(filter.deal(), caller.id(), filter.from(), filter.to());
    }
}
