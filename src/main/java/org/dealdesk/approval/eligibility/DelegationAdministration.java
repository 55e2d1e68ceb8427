package org.dealdesk.approval.eligibility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Approvers delegate before an absence, and revoke delegations. */
@Component
public class DelegationAdministration {

    private static final int MOST_DAYS_BACK = 31;

    /** How many people may stand in for one person and function at a time. */
    private static final int MOST_AT_ONCE = 3;

    private final Delegations delegations;
    private final People people;
    private final History history;
    private final Policies policies;
    private final Transactions transactions;
    private final UnassignableReviewSweep sweep;
    private final Clock clock;

    DelegationAdministration(
            Delegations delegations,
            People people,
            History history,
            Policies policies,
            Transactions transactions,
            UnassignableReviewSweep sweep,
            Clock clock) {
        this.delegations = delegations;
        this.people = people;
        this.history = history;
        this.policies = policies;
        this.transactions = transactions;
        this.sweep = sweep;
        this.clock = clock;
    }

    /** Who is to decide in the caller's place, and when; what is missing is null and known to be at fault. */
    public record Given(String to, ApprovalFunction function, LocalDate from, LocalDate until) {}

    /** What the caller has given or received, oldest first. */
    public List<Delegation> page(Caller caller, String after, int limit) {
        requireApprover(caller);
        return delegations.about(caller.id(), after, limit);
    }

    /** The delegations of a person, given and received, that are in force or will be: they end when the person is deactivated. */
    public List<Delegation> standing(String person) {
        return delegations.standing(person, policies.today());
    }

    public Delegation give(Given given, Faults faults, Caller caller) {
        requireApprover(caller);
        return transactions.join(() -> {
            people.lock(caller.id());
            check(given, faults, caller);
            faults.refuseIfAny();
            Delegation delegation = new Delegation(
                    Ids.next(),
                    caller.id(),
                    given.to(),
                    given.function(),
                    new Delegation.Days(given.from(), given.until()),
                    clock.instant(),
                    null);
            delegations.add(delegation);
            record(EventType.DELEGATED, delegation);
            sweep.look();
            return delegation;
        });
    }

    /** Takes a delegation back. What is over already stays as it is. */
    public void end(String id, Caller caller) {
        transactions.join(() -> {
            people.lock(caller.id());
            Delegation delegation = delegations.find(id).orElseThrow(() -> Refusal.notFound("delegation " + id));
            if (!delegation.delegator().equals(caller.id()) && !delegation.to().equals(caller.id())) {
                throw SecurityLog.hide(caller, "delegation " + id);
            }
            if (!delegation.delegator().equals(caller.id())) {
                throw Access.forbidden(caller, null, "Only the person who gave a delegation can revoke it");
            }
            if (delegation.endedAt() == null) {
                delegations.end(id, clock.instant());
                record(EventType.DELEGATION_ENDED, delegation);
                sweep.look();
            }
            return id;
        });
    }

    private void check(Given given, Faults faults, Caller caller) {
        checkDays(given, faults);
        checkDelegate(given, faults, caller);
        if (given.function() == null || given.from() == null || given.until() == null) {
            return;
        }
        if (!caller.is(Eligibility.role(given.function()))
                && delegations
                        .received(caller.id(), given.function(), given.from(), given.until())
                        .isEmpty()) {
            faults.add(
                    "/function",
                    "not-held",
                    "you do not hold " + given.function().spoken() + ", and no delegation gives it to you");
        }
        List<Delegation> standing = delegations.given(caller.id(), given.function(), given.from(), given.until());
        if (standing.stream().anyMatch(known -> known.to().equals(given.to()))) {
            faults.add("/to", "duplicate", "is already your delegate for this function on some of these days");
        } else if (standing.size() >= MOST_AT_ONCE) {
            faults.add(
                    "/function", "wrong-size", MOST_AT_ONCE + " people are in your place for it on these days already");
        }
    }

    private void checkDays(Given given, Faults faults) {
        LocalDate today = policies.today();
        if (given.from() != null && given.until() != null && given.until().isBefore(given.from())) {
            faults.add("/until", "out-of-order", "must be on or after from");
        } else if (given.until() != null && given.until().isBefore(today)) {
            faults.add("/until", "out-of-range", "is over: must be " + today + " or later, in " + policies.zone());
        }
        if (given.from() != null && given.from().isBefore(today.minusDays(MOST_DAYS_BACK))) {
            faults.add(
                    "/from",
                    "out-of-range",
                    "must be at most %d days before %s, which is today in %s"
                            .formatted(MOST_DAYS_BACK, today, policies.zone()));
        }
    }

    private void checkDelegate(Given given, Faults faults, Caller caller) {
        if (given.to() == null) {
            return;
        }
        if (given.to().equals(caller.id())) {
            faults.add("/to", "not-allowed", "you cannot delegate to yourself");
            return;
        }
        Optional<Person> delegate = people.find(given.to());
        if (delegate.isEmpty()) {
            faults.add("/to", "unknown-person", "is not in the directory");
        } else if (!delegate.get().active() || delegate.get().roles().stream().noneMatch(Role::approves)) {
            faults.add("/to", "not-an-approver", "is not active, or holds no approval function");
        }
    }

    private void record(EventType type, Delegation delegation) {
        history.appendTo(
                "people/" + delegation.delegator(),
                Event.of(type, delegation.delegator(), policies.today()).with(DelegationsEnd.record(delegation)));
    }

    private static void requireApprover(Caller caller) {
        if (caller.functions().isEmpty()) {
            throw Access.forbidden(caller, null, "Only approvers can delegate");
        }
    }
}
