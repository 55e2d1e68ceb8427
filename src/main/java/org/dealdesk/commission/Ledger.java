package org.dealdesk.commission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dealdesk.commission.clawback.CreditedDeal;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.Leg;
import org.dealdesk.commission.ledger.PersonPlan;
import org.dealdesk.commission.ledger.Postings;
import org.dealdesk.commission.ledger.Transaction;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.commission.posting.BasisOfLegs;
import org.dealdesk.commission.posting.LedgerBook;
import org.dealdesk.commission.posting.Origin;
import org.dealdesk.commission.posting.Posting;
import org.dealdesk.commission.posting.Posting.Entry;
import org.dealdesk.commission.posting.Posting.Terms;
import org.dealdesk.commission.posting.PostingTime;
import org.dealdesk.commission.posting.StoredLedger;
import org.dealdesk.commission.posting.StoredLedger.Posted;
import org.dealdesk.commission.posting.StoredShares;
import org.dealdesk.deal.DealNumber;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.guardrail.economics.ExpectedCommission;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.guardrail.gate.Clearance;
import org.dealdesk.money.Currency;
import org.dealdesk.platform.Ids;
import org.springframework.stereotype.Repository;

/**
 * What the business owes its reps for a deal. The caller holds the deal's lock and stores the posting. That at most one accrual of a deal
 * stands, and that no entry exceeds rate times base, is said by the database's own constraints as well.
 */
@Repository
public class Ledger {

    private final LedgerBook book;
    private final StoredLedger stored;
    private final StoredShares shares;

    Ledger(LedgerBook book, StoredLedger stored, StoredShares shares) {
        this.book = book;
        this.stored = stored;
        this.shares = shares;
    }

    /** The commission of a deal that the gate has cleared: exactly the amounts of the approved revision. */
    public DealPosting accrue(Clearance clearance, long dealId, String roundId) {
        requireSameDeal(clearance, dealId);
        // A deal approved again has a later revision by then, so a first revision cannot have accrued before.
        List<Posted> before = clearance.revision() == 1 ? List.of() : ofDeal(dealId);
        Optional<Posted> latest = latest(before);
        if (latest.isPresent() && latest.get().type() != TransactionType.REVERSAL) {
            throw new IllegalStateException("This deal already has a commission accrual");
        }
        ExpectedCommission due = clearance.commission();
        int seq =
                latest.map(posted -> posted.posting().origin().deal().seq() + 1).orElse(1);
        Posting accrual = Posting.of(
                TransactionType.ACCRUAL,
                Origin.ofDeal(
                        dealId,
                        clearance.revision(),
                        seq,
                        roundId,
                        latest.map(Posted::type).orElse(null)),
                new Terms(
                        clearance.policy(),
                        due.currency().code(),
                        due.nothingDue() == null ? null : due.nothingDue().name()),
                BasisOfLegs.of(due.byPlan()).entries(Postings.accrual(due.byPlan(), due.credited())),
                book.begin(due.people()));
        return posting(accrual, before);
    }

    /**
     * The deal is won: what was accrued is now earned, worked out again with what its reps have won until now.
     *
     * @param won the accrued revision, priced under its policy, with the inputs that are stored with it
     */
    public DealPosting earn(long dealId, PricedDeal won) {
        List<Posted> before = ofDeal(dealId);
        Posting accrual = standing(before);
        List<Leg> accrued = accrual.entries().stream().map(Entry::leg).toList();
        Set<String> people = new TreeSet<>(ExpectedCommission.of(won).people());
        accrued.stream().filter(leg -> leg.person() != null).forEach(leg -> people.add(leg.person()));
        PostingTime time = book.begin(people);
        List<String> credited =
                won.proposal().credits().stream().map(Credit::rep).toList();
        ExpectedCommission again = ExpectedCommission.of(won.withCommissionInputs(won.commissionInputs()
                .withAttainments(shares.of(credited, won.policy().commission(), time.effectiveOn()))));
        BasisOfLegs earned = BasisOfLegs.of(again.byPlan());
        BasisOfLegs ofAccrual = BasisOfLegs.of(accrual.entries());
        List<Entry> entries = Postings.earning(accrued, again.byPlan()).stream()
                .map(leg -> leg.account() == Account.ACCRUED ? ofAccrual.entry(leg) : earned.entry(leg))
                .toList();
        Posting earning = new Posting(
                Ids.next(),
                TransactionType.EARNING,
                accrual.origin().followedBy(TransactionType.ACCRUAL),
                new Terms(accrual.terms().policy(), accrual.terms().currency(), null),
                entries,
                Postings.ratings(again.byPlan()),
                time);
        return posting(earning, before);
    }

    /** The deal is lost, withdrawn or expired: what was accrued is taken back. */
    public DealPosting reverse(long dealId) {
        List<Posted> before = ofDeal(dealId);
        Posting accrual = standing(before);
        List<Leg> accrued = accrual.entries().stream().map(Entry::leg).toList();
        Set<String> people = new TreeSet<>();
        accrued.stream().filter(leg -> leg.person() != null).forEach(leg -> people.add(leg.person()));
        Posting reversal = Posting.of(
                TransactionType.REVERSAL,
                accrual.origin().followedBy(TransactionType.ACCRUAL),
                new Terms(accrual.terms().policy(), accrual.terms().currency(), null),
                BasisOfLegs.of(accrual.entries()).entries(Postings.reversal(accrued)),
                book.begin(people));
        return posting(reversal, before);
    }

    /** A credit note counts: what stands above its target is taken back. Empty where no amount is above. */
    public Optional<DealPosting> clawBack(long dealId, CreditedDeal credited, String note) {
        return settle(dealId, credited, note, TransactionType.CLAWBACK);
    }

    /** A credit note is void: what stands below its target without it is given back. Empty where no amount is below. */
    public Optional<DealPosting> restore(long dealId, CreditedDeal credited, String note) {
        return settle(dealId, credited, note, TransactionType.RESTORATION);
    }

    private Optional<DealPosting> settle(long dealId, CreditedDeal credited, String note, TransactionType type) {
        List<Posted> before = ofDeal(dealId);
        Posting earning = before.stream()
                .filter(posted -> posted.type() == TransactionType.EARNING)
                .map(Posted::posting)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This deal has earned no commission"));
        DealAmounts amounts = new DealAmounts(transactions(before));
        Map<PersonPlan, BigDecimal> earned = amounts.earnedByPlan();
        Map<PersonPlan, BigDecimal> targets =
                credited.targets(earned, Currency.of(earning.terms().currency()));
        List<Leg> legs = type == TransactionType.CLAWBACK
                ? Postings.clawback(amounts.standingByPlan(), targets)
                : Postings.restoration(amounts.standingByPlan(), targets);
        if (legs.isEmpty()) {
            return Optional.empty();
        }
        Set<String> people = earned.keySet().stream().map(PersonPlan::person).collect(Collectors.toSet());
        Posting posting = Posting.of(
                type,
                earning.origin().followedBy(TransactionType.EARNING).by(note),
                earning.terms(),
                legs.stream().map(Entry::of).toList(),
                book.begin(people));
        return Optional.of(posting(posting, before));
    }

    /** Empty for a deal that was never approved. */
    public Optional<Commissions> of(long dealId) {
        List<Posted> posted = ofDeal(dealId);
        return posted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Commissions(
                        transactions(posted), posted.get(0).posting().terms().currency()));
    }

    /** Whether that revision ever accrued a commission, of 0 included: every approved one did. */
    public boolean hasAccrued(long dealId, int revision) {
        return stored.hasAccrued(dealId, revision);
    }

    /** The money goes where the approvals were given, or nowhere. */
    private static void requireSameDeal(Clearance clearance, long dealId) {
        String accruing = new DealNumber(dealId).toString();
        if (!accruing.equals(clearance.deal())) {
            throw new IllegalArgumentException(
                    "The clearance is for %s, not for %s".formatted(clearance.deal(), accruing));
        }
    }

    private List<Posted> ofDeal(long dealId) {
        return stored.ofDeal(dealId).stream()
                .filter(posted -> posted.type() != TransactionType.ADJUSTMENT)
                .toList();
    }

    private static Optional<Posted> latest(List<Posted> posted) {
        return posted.isEmpty() ? Optional.empty() : Optional.of(posted.get(posted.size() - 1));
    }

    private static Posting standing(List<Posted> posted) {
        return latest(posted)
                .filter(latest -> latest.type() == TransactionType.ACCRUAL)
                .map(Posted::posting)
                .orElseThrow(() -> new IllegalStateException("This deal has no commission accrual"));
    }

    private static DealPosting posting(Posting posting, List<Posted> before) {
        return new DealPosting(posting, transactions(before));
    }

    private static List<Transaction> transactions(List<Posted> posted) {
        List<Transaction> transactions = new ArrayList<>();
        posted.forEach(each -> transactions.add(each.transaction()));
        return transactions;
    }
}
