package org.dealdesk.commission.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dealdesk.commission.batch.PaymentReturn.State;
import org.dealdesk.commission.batch.PaymentReturn.Step;
import org.dealdesk.commission.batch.PaymentReturn.Wish;
import org.dealdesk.commission.finance.CommissionRecords;
import org.dealdesk.commission.finance.FinanceRights;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** A payment came back: one person of finance proposes to record it, another one decides, and the approval posts it. */
@Component
public class ReturnAdministration {

    private final PayoutStore store;
    private final ReturnTable returns;
    private final ReturnPosting posting;
    private final PayoutRights rights;
    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    ReturnAdministration(
            PayoutStore store,
            ReturnTable returns,
            ReturnPosting posting,
            PayoutRights rights,
            Policies policies,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.returns = returns;
        this.posting = posting;
        this.rights = rights;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was sent; what is missing is null and known to be at fault. */
    public record Given(String person, LocalDate date, String reason) {}

    /** Permission is checked before the input is. */
    public PaymentReturn propose(Caller caller, String payout, Input<Given> sent) {
        FinanceRights.require(caller);
        return transactions.join(() -> {
            PayoutBatch batch = store.locked(payout);
            if (batch.state() != PayoutBatch.State.PAID) {
                throw FinanceRights.wrongState("payout", batch.state());
            }
            Given given = check(sent, batch);
            FinanceRights.requireNotOwn(caller, given.person());
            returns.live(payout, given.person()).ifPresent(other -> {
                throw FinanceRights.wrongState("return of this line", other.state());
            });
            PaymentReturn proposed = new PaymentReturn(
                    Ids.next(),
                    new Wish(payout, given.person(), given.date(), given.reason()),
                    State.PROPOSED,
                    new Step(caller.id(), clock.instant()),
                    null,
                    null);
            returns.add(proposed);
            store.records()
                    .append(
                            EventType.RETURN_PROPOSED,
                            caller.id(),
                            data(proposed).put("reason", given.reason()));
            return proposed;
        });
    }

    private Given check(Input<Given> sent, PayoutBatch batch) {
        Given given = sent.value();
        Faults faults = sent.faults();
        LocalDate paid = batch.payment().date();
        if (given.date() != null
                && (given.date().isBefore(paid) || policies.namedToday().isBefore(given.date()))) {
            faults.add("/date", "out-of-range", "must be from %s to %s".formatted(paid, policies.namedToday()));
        }
        if (given.person() != null
                && store.lines().line(batch.id(), given.person()).isEmpty()) {
            faults.add("/person", "unknown-value", "has no line in this payout");
        }
        faults.refuseIfAny();
        return given;
    }

    /** A second person of finance approves it: the line's entries are unsettled again. */
    public PaymentReturn approve(Caller caller, String payout, String id) {
        return decide(caller, payout, id, State.APPROVED, EventType.RETURN_APPROVED);
    }

    public PaymentReturn reject(Caller caller, String payout, String id) {
        return decide(caller, payout, id, State.REJECTED, EventType.RETURN_REJECTED);
    }

    /** The person who has proposed it takes it back. */
    public PaymentReturn withdraw(Caller caller, String payout, String id) {
        return decide(caller, payout, id, State.WITHDRAWN, EventType.RETURN_WITHDRAWN);
    }

    private PaymentReturn decide(Caller caller, String payout, String id, State state, EventType type) {
        FinanceRights.require(caller);
        return transactions.join(() -> {
            PayoutBatch batch = store.locked(payout);
            PaymentReturn open = returns.lock(payout, id).orElseThrow(() -> Refusal.notFound("return " + id));
            requireMayEnd(caller, open, state);
            Optional<String> posted =
                    state == State.APPROVED ? Optional.of(posting.post(batch, open)) : Optional.empty();
            PaymentReturn decided = new PaymentReturn(
                    id,
                    open.wish(),
                    state,
                    open.proposed(),
                    new Step(caller.id(), clock.instant()),
                    posted.orElse(null));
            returns.decide(decided);
            store.records().append(type, caller.id(), data(decided));
            return decided;
        });
    }

    private static void requireMayEnd(Caller caller, PaymentReturn open, State state) {
        if (open.state() != State.PROPOSED) {
            throw FinanceRights.wrongState("return", open.state());
        }
        FinanceRights.requireNotOwn(caller, open.wish().person());
        if (state == State.WITHDRAWN) {
            FinanceRights.requireProposer(caller, open.proposed().by());
        } else {
            FinanceRights.requireAnother(caller, open.proposed().by());
        }
    }

    /** Of one batch, oldest first. */
    public List<PaymentReturn> page(Caller caller, String payout, State state, String after, int limit) {
        rights.requireReader(caller);
        if (store.batches().find(payout).isEmpty()) {
            throw Refusal.notFound("payout " + payout);
        }
        return returns.page(payout, state, after, limit);
    }

    private static ObjectNode data(PaymentReturn about) {
        ObjectNode data = CommissionRecords.data()
                .put("return", about.id())
                .put("payout", about.wish().payout())
                .put("person", about.wish().person())
                .put("date", about.wish().date().toString());
        if (about.transaction() != null) {
            data.put("transaction", about.transaction());
        }
        return data;
    }
}
