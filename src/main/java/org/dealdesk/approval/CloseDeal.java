package org.dealdesk.approval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.dealdesk.approval.eligibility.Access;
import org.dealdesk.approval.revision.CurrentRevision;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.won.WonDeal;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.DealTransaction;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.commission.Ledger;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.EventType;
import org.dealdesk.money.Currency;
import org.dealdesk.money.Rounding;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.input.Today;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.policy.CommissionRules.Confirmation;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** The deal ends: won, and its commission is earned; or lost, and a commission that stands is reversed. */
@Component
public class CloseDeal {

    private final DealTransactions transactions;
    private final Access access;
    private final RecallDeal recall;
    private final Ledger ledger;
    private final CurrentRevision current;
    private final Policies policies;
    private final DealViews views;

    CloseDeal(
            DealTransactions transactions,
            Access access,
            RecallDeal recall,
            Ledger ledger,
            CurrentRevision current,
            Policies policies,
            DealViews views) {
        this.transactions = transactions;
        this.access = access;
        this.recall = recall;
        this.ledger = ledger;
        this.current = current;
        this.policies = policies;
        this.views = views;
    }

    /** How a deal can end. */
    public enum Ending {
        WON,
        LOST
    }

    /**
     * What the customer has signed.
     *
     * @param netTotal in the deal's currency
     * @param documentSha256 of the signed document; null where it is not stated
     */
    public record Signed(BigDecimal netTotal, String documentSha256) {

        /** What a signed net can be, in all currencies. */
        public static final Decimals.Range NET = Decimals.Range.between("0", "1000000000000000", 6);

        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        /** Adds a fault where the text is no SHA-256. */
        public static void check(String sha256, String pointer, Faults faults) {
            if (sha256 != null && !SHA_256.matcher(sha256).matches()) {
                faults.add(pointer, "malformed", "must be a SHA-256 in 64 lower-case hexadecimal digits");
            }
        }
    }

    public DealView close(DealRef ref, Ending ending, LocalDate date, Caller caller) {
        return close(ref, ending, date, null, caller);
    }

    /**
     * The same with what was signed.
     *
     * @param signed of a won deal; null where it is not stated
     */
    public DealView close(DealRef ref, Ending ending, LocalDate date, Signed signed, Caller caller) {
        return views.of(transactions.on(ref, caller, deal -> access.requireOwnerOrCrm(deal, caller), tx -> {
            if (ending == Ending.WON) {
                win(tx, date, signed);
            } else {
                lose(tx, date);
            }
        }));
    }

    private void win(DealTransaction tx, LocalDate date, Signed signed) {
        Deal deal = tx.deal();
        deal.statusAfter(EventType.DEAL_WON);
        requireBetween(policies.day(deal.dates().approvedAt()), date, today(tx), "the approval");
        requireApproved(deal, signed);
        boolean awaits = current.policy(tx).commission().terms().confirmation() == Confirmation.FINANCE
                && WonDeal.earns(tx.actor(), current.appraised(tx));
        tx.become(deal.won(date, awaits));
        ObjectNode data = on(date);
        if (signed != null) {
            data.putObject("signed")
                    .put("netTotal", signed.netTotal().toPlainString())
                    .put("documentSha256", signed.documentSha256());
        }
        tx.record(EventType.DEAL_WON, awaits ? data.put("awaitsConfirmation", true) : data);
        if (!awaits) {
            earn(tx);
        }
    }

    /** A contract that no one approved must not earn. */
    private static void requireApproved(Deal deal, Signed signed) {
        BigDecimal approved = deal.figures().dealNetTotal();
        if (signed != null && signed.netTotal().compareTo(approved) != 0) {
            Currency currency = Currency.of(deal.headline().currency());
            String net = Rounding.show(approved, currency);
            String other = Rounding.plain(signed.netTotal());
            throw new Refusal(
                            ProblemType.SIGNED_DIFFERS,
                            "%s was approved with a net of %s %s, and %s %s is signed"
                                    .formatted(deal.number(), net, currency.code(), other, currency.code()))
                    .with("approvedNetTotal", net)
                    .with("signedNetTotal", other);
        }
    }

    private void earn(DealTransaction tx) {
        Deal deal = tx.deal();
        tx.post(ledger.earn(deal.id(), current.appraised(tx).deal()), EventType.COMMISSION_EARNED);
    }

    private void lose(DealTransaction tx, LocalDate date) {
        Deal deal = tx.deal();
        deal.statusAfter(EventType.DEAL_LOST);
        requireBetween(policies.day(deal.dates().submittedAt()), date, today(tx), "the submission");
        tx.become(deal.closed(EventType.DEAL_LOST, date));
        tx.record(EventType.DEAL_LOST, on(date));
        if (deal.status() == DealStatus.IN_REVIEW) {
            recall.endRound(tx);
        }
        if (deal.status() == DealStatus.APPROVED) {
            tx.post(ledger.reverse(deal.id()), EventType.COMMISSION_REVERSED);
        }
    }

    private Today today(DealTransaction tx) {
        return Today.of(tx.now(), policies.zone());
    }

    private static void requireBetween(LocalDate first, LocalDate date, Today today, String since) {
        if (today.comparable(date).isBefore(first) || today.isBefore(date)) {
            throw InvalidInput.of("/date", "out-of-range", "must be from %s (%s) to %s".formatted(first, since, today));
        }
    }

    private static ObjectNode on(LocalDate date) {
        return JsonNodeFactory.instance.objectNode().put("date", date.toString());
    }
}
