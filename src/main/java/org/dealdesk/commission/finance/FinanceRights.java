package org.dealdesk.commission.finance;

import java.util.Set;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;

/** Who may act on commissions, and who may read those of all people. */
public final class FinanceRights {

    private FinanceRights() {}

    /** Refuses a caller who is not of finance. */
    public static void require(Caller caller) {
        SecurityLog.require(Role.FINANCE, caller, "This is for finance");
        requireNoExclusion(Role.FINANCE, caller);
    }

    /** Refuses a caller whose other roles exclude the one that is needed. */
    public static void requireNoExclusion(Role role, Caller caller) {
        if (caller.isExcluded(role)) {
            throw SecurityLog.refuse(
                    ProblemType.ROLES_EXCLUDE, caller, "You hold " + role + " with a role that excludes it");
        }
    }

    /** Refuses a caller whose own commission it is about. */
    public static void requireNotOwn(Caller caller, String person) {
        requireNotAmong(caller, Set.of(person));
    }

    /** Refuses a caller who is one of those whose commission it is about. */
    public static void requireNotAmong(Caller caller, Set<String> people) {
        if (people.contains(caller.id())) {
            throw SecurityLog.refuse(
                    ProblemType.OWN_COMMISSION, caller, "It is about your own commission; leave it to another person");
        }
    }

    /** Refuses the person who has proposed it. */
    public static void requireAnother(Caller caller, String proposer) {
        if (caller.id().equals(proposer)) {
            throw SecurityLog.refuse(
                    ProblemType.SECOND_PERSON_NEEDED, caller, "You proposed it; another person decides on it");
        }
    }

    /** Refuses all but the person who has proposed it. */
    public static void requireProposer(Caller caller, String proposer) {
        if (!caller.id().equals(proposer)) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "Only " + proposer + ", who proposed it, withdraws it");
        }
    }

    public static boolean readsAll(Caller caller) {
        return caller.is(Role.FINANCE) || caller.is(Role.AUDITOR);
    }

    /** Refuses a caller who does not read the commissions of all people. */
    public static void requireReader(Caller caller) {
        if (!readsAll(caller)) {
            throw SecurityLog.refuse(ProblemType.FORBIDDEN, caller, "This is for finance and auditors to read");
        }
    }

    /** What cannot be done with something in that state. */
    public static Refusal wrongState(String what, Enum<?> state) {
        return new Refusal(ProblemType.COMMISSION_WRONG_STATE, "The %s is %s".formatted(what, state))
                .with("commissionState", state.name());
    }
}
