package org.dealdesk.commission;

import java.util.List;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.SecurityLog;
import org.springframework.stereotype.Component;

/** Who reads what of the commission ledger: people their own entries, finance and auditors all. */
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

    /** Who was ever credited has entries; a person without any gets an empty list. */
    private static EntryList.Filter seenBy(Caller caller, EntryList.Filter filter) {
        boolean all = caller.is(Role.FINANCE) || caller.is(Role.AUDITOR);
        if (filter.account() == Account.EXPENSE && !caller.is(Role.FINANCE)) {
            throw SecurityLog.refuse(ProblemType.FORBIDDEN, caller, "Finance reads the expense");
        }
        if (all) {
            return filter;
        }
        if (filter.person() != null && !filter.person().equals(caller.id())) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "People read their own commission; finance and auditors read all");
        }
        return new EntryList.Filter(filter.deal(), caller.id(), filter.from(), filter.to(), filter.account());
    }
}
