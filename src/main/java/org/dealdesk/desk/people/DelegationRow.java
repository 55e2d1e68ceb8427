package org.dealdesk.desk.people;

import java.time.LocalDate;
import org.dealdesk.approval.eligibility.Delegation;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;

/**
 * A delegation in a list.
 *
 * @param person the other one
 * @param state {@code AHEAD}, {@code IN_FORCE}, {@code OVER}, or {@code ENDED} where it was taken back
 * @param given whether the reader gave it
 */
record DelegationRow(
        String id,
        String function,
        String person,
        Viewer.Moment from,
        Viewer.Moment until,
        String state,
        boolean given) {

    static DelegationRow of(Delegation delegation, Viewer viewer, Names names, LocalDate today) {
        boolean given = delegation.delegator().equals(viewer.caller().id());
        return new DelegationRow(
                delegation.id(),
                delegation.function().name(),
                names.of(given ? delegation.to() : delegation.delegator()),
                Viewer.day(delegation.from()),
                Viewer.day(delegation.until()),
                state(delegation, today),
                given);
    }

    boolean stands() {
        return state.equals("AHEAD") || state.equals("IN_FORCE");
    }

    private static String state(Delegation delegation, LocalDate today) {
        if (delegation.endedAt() != null) {
            return "ENDED";
        }
        if (delegation.until().isBefore(today)) {
            return "OVER";
        }
        return delegation.from().isAfter(today) ? "AHEAD" : "IN_FORCE";
    }
}
