package org.dealdesk.deal;

import java.time.Instant;
import java.time.LocalDate;
import org.dealdesk.history.EventType;
import org.dealdesk.history.Head;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;

/**
 * One proposed sale: where it stands, whose it is, and what it is worth. What it sells is in its working copy and its revisions.
 *
 * @param content what it sells, and how it is called
 * @param progress how far it has come
 * @param figures of the latest revision, null before the first
 */
public record Deal(
        long id, DealStatus status, String owner, Content content, Progress progress, Dates dates, Figures figures) {

    /**
     * What it sells, and how it is called.
     *
     * @param workingCopy the proposal that the owner is working on, as JSON; null if there was no edit since the last submission
     * @param changeOrderOf the won deal to whose contract it adds; null for a contract of its own
     */
    public record Content(String externalRef, Headline headline, String workingCopy, DealNumber changeOrderOf) {

        public Content(String externalRef, Headline headline, String workingCopy) {
            this(externalRef, headline, workingCopy, null);
        }
    }

    /**
     * What is counted of it.
     *
     * @param revision the number of the latest revision, 0 before the first
     * @param version counts the changes, for the ETag
     * @param rounds how often it went into review
     * @param history where its history ends
     * @param awaitsConfirmation whether it is won and its commission waits: finance has to confirm the win
     */
    public record Progress(int revision, long version, int rounds, Head history, boolean awaitsConfirmation) {

        private static final Progress NONE = new Progress(0, 0, 0, Head.START);

        public Progress(int revision, long version, int rounds, Head history) {
            this(revision, version, rounds, history, false);
        }

        private Progress nextRound(int withRevision) {
            return new Progress(withRevision, version, rounds + 1, history);
        }

        private Progress awaiting(boolean confirmation) {
            return new Progress(revision, version, rounds, history, confirmation);
        }
    }

    /** How a list names the deal. */
    public record Headline(String name, String customerId, String customerName, String currency) {

        public static Headline of(Proposal proposal) {
            return new Headline(
                    proposal.name(),
                    proposal.customer().id(),
                    proposal.customer().name(),
                    proposal.currency());
        }
    }

    /**
     * When it happened; null where it has not.
     *
     * @param expiresOn the last day on which an approved deal can be won
     * @param appealUntil the last day on which a rejection can be appealed, kept while it is; null where it is final
     */
    public record Dates(
            Instant createdAt,
            Instant firstSubmittedAt,
            Instant submittedAt,
            Instant approvedAt,
            LocalDate expiresOn,
            LocalDate closedOn,
            LocalDate appealUntil) {}

    /** A draft that is about to be stored. */
    public static Deal draft(Proposal proposal, String owner, Instant now) {
        return new Deal(
                0,
                DealStatus.DRAFT,
                owner,
                new Content(proposal.externalRef(), Headline.of(proposal), ProposalJson.text(proposal)),
                Progress.NONE,
                new Dates(now, null, null, null, null, null, null),
                null);
    }

    /** The same draft, which adds to the contract of a won deal. */
    public Deal adding(DealNumber original) {
        Content adds = new Content(externalRef(), headline(), workingCopy(), original);
        return new Deal(id, status, owner, adds, progress, dates, figures);
    }

    /** The won deal to whose contract it adds; null for a contract of its own. */
    public DealNumber changeOrderOf() {
        return content.changeOrderOf();
    }

    /** Whether it is won, and finance has to confirm that. */
    public boolean awaitsConfirmation() {
        return progress.awaitsConfirmation();
    }

    public String externalRef() {
        return content.externalRef();
    }

    public Headline headline() {
        return content.headline();
    }

    /** The proposal that the owner is working on, as JSON; null if there was no edit since the last submission. */
    public String workingCopy() {
        return content.workingCopy();
    }

    /** The number of the latest revision, 0 before the first. */
    public int revision() {
        return progress.revision();
    }

    public long version() {
        return progress.version();
    }

    public int rounds() {
        return progress.rounds();
    }

    public Head history() {
        return progress.history();
    }

    public DealNumber number() {
        return new DealNumber(id);
    }

    /** Whether the deal shows its working copy rather than its latest revision. */
    public boolean showsWorkingCopy() {
        return status.editable() && workingCopy() != null;
    }

    /**
     * The owner goes on working. Once something was submitted, lists and customer windows go on naming the latest revision: a working
     * copy for another customer does not take the deal out of its customer's window.
     */
    public Deal withWorkingCopy(Proposal proposal) {
        Headline named = revision() == 0 ? Headline.of(proposal) : headline();
        Content changed =
                new Content(proposal.externalRef(), named, ProposalJson.text(proposal), content.changeOrderOf());
        return new Deal(id, status, owner, changed, progress, dates, figures);
    }

    /** The same deal as it was stored. */
    Deal stored(long asId, long asVersion) {
        Progress stored = new Progress(revision(), asVersion, rounds(), history(), awaitsConfirmation());
        return new Deal(asId, status, owner, content, stored, dates, figures);
    }

    /** The deal with more on record. */
    public Deal recorded(Head end) {
        Progress recorded = new Progress(revision(), version(), rounds(), end, awaitsConfirmation());
        return new Deal(id, status, owner, content, recorded, dates, figures);
    }

    /** The same deal with another owner. */
    public Deal ownedBy(String person) {
        return new Deal(id, status, person, content, progress, dates, figures);
    }

    /** The next revision goes into review; the working copy has become that revision. */
    public Deal submitted(Proposal proposal, Figures worth, Instant now) {
        Instant first = dates.firstSubmittedAt() == null ? now : dates.firstSubmittedAt();
        return new Deal(
                id,
                statusAfter(EventType.DEAL_SUBMITTED),
                owner,
                new Content(proposal.externalRef(), Headline.of(proposal), null, content.changeOrderOf()),
                progress.nextRound(revision() + 1),
                new Dates(dates.createdAt(), first, now, null, null, null, null),
                worth);
    }

    public Deal approved(Instant now, LocalDate expiresOn) {
        Dates approved =
                new Dates(dates.createdAt(), dates.firstSubmittedAt(), dates.submittedAt(), now, expiresOn, null, null);
        return moved(EventType.DEAL_APPROVED, approved);
    }

    public Deal closed(EventType event, LocalDate closedOn) {
        Dates closed = new Dates(
                dates.createdAt(),
                dates.firstSubmittedAt(),
                dates.submittedAt(),
                dates.approvedAt(),
                dates.expiresOn(),
                closedOn,
                null);
        return moved(event, closed);
    }

    /** Won on that day; the commission waits where a confirmation is awaited. */
    public Deal won(LocalDate on, boolean awaitsConfirmation) {
        Deal won = closed(EventType.DEAL_WON, on);
        return new Deal(id, won.status, owner, content, won.progress.awaiting(awaitsConfirmation), won.dates, figures);
    }

    /** The win is confirmed. */
    public Deal confirmed() {
        Deal confirmed = moved(EventType.WIN_CONFIRMED, dates);
        return new Deal(id, confirmed.status, owner, content, progress.awaiting(false), dates, figures);
    }

    /** The win is refused: it is approved, as before. */
    public Deal reopened() {
        Deal reopened = closed(EventType.WIN_REFUSED, null);
        return new Deal(id, reopened.status, owner, content, progress.awaiting(false), reopened.dates, figures);
    }

    /** Rejected; until that day its owner may appeal, or never where it is null. */
    public Deal rejected(LocalDate appealUntil) {
        return moved(EventType.DEAL_REJECTED, dates(appealUntil));
    }

    /** Whether it is under appeal: the rejection of its latest revision is being heard again. */
    public boolean isAppealed() {
        return status == DealStatus.IN_REVIEW && dates.appealUntil() != null;
    }

    /** Its latest revision goes into review once more; a working copy is kept for later. */
    public Deal appealed() {
        DealStatus after = statusAfter(EventType.DEAL_APPEALED);
        return new Deal(id, after, owner, content, progress.nextRound(revision()), dates, figures);
    }

    /** Any other move along the status table. No rejection that was left behind can be appealed. */
    public Deal after(EventType event) {
        return moved(event, dates(null));
    }

    private Dates dates(LocalDate appealUntil) {
        return new Dates(
                dates.createdAt(),
                dates.firstSubmittedAt(),
                dates.submittedAt(),
                dates.approvedAt(),
                dates.expiresOn(),
                dates.closedOn(),
                appealUntil);
    }

    /** Refuses unless the event is possible here. */
    public DealStatus statusAfter(EventType event) {
        return status.after(event).orElseThrow(() -> new Refusal(
                        ProblemType.WRONG_STATUS, "%s is %s; that does not allow this".formatted(number(), status))
                .with("dealStatus", status.name()));
    }

    private Deal moved(EventType event, Dates at) {
        return new Deal(id, statusAfter(event), owner, content, progress, at, figures);
    }
}
