package org.dealdesk.access.session;

import java.util.Collection;
import java.util.List;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.stereotype.Component;

/** People see and end their own sessions; administrators those of others. */
@Component
public class SessionAdministration {

    /** Stands for all people. */
    public static final String ALL = "*";

    /** Stands for no session where all of a person's are ended. */
    public static final String NONE = SessionTable.NONE;

    private final SessionTable table;
    private final Transactions transactions;

    SessionAdministration(SessionTable table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    /**
     * A page of sessions.
     *
     * @param person the caller's own id, another one's or {@link #ALL}
     * @param current the id that the cookie of the request holds
     */
    public List<OpenSession> page(Caller caller, String person, String after, int limit, String current) {
        require(caller, person);
        return table.list(person.equals(ALL) ? null : person, after, limit, current);
    }

    /** Ends one session, in the transaction at hand. */
    public void end(Caller caller, String id) {
        OpenSession session = table.find(id, NONE)
                .filter(found -> found.person().equals(caller.id()) || caller.is(Role.ADMIN))
                .orElseThrow(() -> Refusal.notFound("session " + id));
        transactions.join(() -> {
            table.end(session, caller.id());
            return session;
        });
        tell(session.person(), caller);
    }

    /** Ends all sessions of a person, or of all, in the transaction at hand; but one, where {@code but} names it. */
    public void endAll(Caller caller, String person, String but) {
        require(caller, person);
        List<String> people = person.equals(ALL) ? table.people() : List.of(person);
        people.forEach(one -> endAllOf(one, but, caller.id(), "ended"));
        people.forEach(one -> tell(one, caller));
    }

    /** Ends the sessions of a person, but one, in the transaction at hand and without asking who may. */
    public void endAllOf(String person, String but, String actor, String reason) {
        transactions.join(() -> table.endAll(person, but, actor, reason));
    }

    /** Ends sessions of a person by the ids that their cookies hold, in the transaction at hand and without asking who may. */
    public void endSome(String person, Collection<String> cookies, String actor, String reason) {
        transactions.join(() -> table.end(person, cookies, actor, reason));
    }

    private void tell(String person, Caller caller) {
        transactions.afterwards(() -> SecurityLog.access("sessions-ended", person, caller.id()));
    }

    private static void require(Caller caller, String person) {
        if (!person.equals(caller.id())) {
            SecurityLog.require(Role.ADMIN, caller, "Only administrators see and end the sessions of others");
        }
    }
}
