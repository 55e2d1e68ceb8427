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
 * @param workingCopy the proposal that the owner is working on, as JSON; null if there was no edit since the last submission
 * @param revision the number of the latest revision, 0 before the first
 * @param version counts the changes, for the ETag
 * @param rounds how often it went into review
 * @param history where its history ends
 * @param figures of the latest revision, null before the first
 */
public record Deal(
        long id,
        DealStatus status,
        String owner,
        String externalRef,
        Headline headline,
        String workingCopy,
        int revision,
        long version,
        int rounds,
        Head history,
        Dates dates,
        Figures figures) {

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
                proposal.externalRef(),
                Headline.of(proposal),
                ProposalJson.text(proposal),
                0,
                0,
                0,
                Head.START,
                new Dates(now, null, null, null, null, null, null),
                null);
    }

    public DealNumber number() {
        return new DealNumber(id);
    }

    /** Whether the deal shows its working copy rather than its latest revision. */
    public boolean showsWorkingCopy() {
        return status.editable() && workingCopy != null;
    }

    /**
     * The owner goes on working. Once something was submitted, lists and customer windows go on naming the latest revision: a working
     * copy for another customer does not take the deal out of its customer's window.
     */
    public Deal withWorkingCopy(Proposal proposal) {
        return new Deal(
                id,
                status,
                owner,
                proposal.externalRef(),
                revision == 0 ? Headline.of(proposal) : headline,
                ProposalJson.text(proposal),
                revision,
                version,
                rounds,
                history,
                dates,
                figures);
    }

    /** The same deal as it was stored. */
    Deal stored(long asId, long asVersion) {
        return new Deal(
                asId,
                status,
                owner,
                externalRef,
                headline,
                workingCopy,
                revision,
                asVersion,
                rounds,
                history,
                dates,
                figures);
    }

    /** The deal with more on record. */
    public Deal recorded(Head end) {
        return new Deal(
                id, status, owner, externalRef, headline, workingCopy, revision, version, rounds, end, dates, figures);
    }

    /** The same deal with another owner. */
    public Deal ownedBy(String person) {
        return new Deal(
                id,
                status,
                person,
                externalRef,
                headline,
                workingCopy,
                revision,
                version,
                rounds,
                history,
                dates,
                figures);
    }

    /** The next revision goes into review; the working copy has become that revision. */
    public Deal submitted(Proposal proposal, Figures worth, Instant now) {
        Instant first = dates.firstSubmittedAt() == null ? now : dates.firstSubmittedAt();
        return new Deal(
                id,
                statusAfter(EventType.DEAL_SUBMITTED),
                owner,
                proposal.externalRef(),
                Headline.of(proposal),
                null,
                revision + 1,
                version,
                rounds + 1,
                history,
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
        return new Deal(
                id,
                statusAfter(EventType.DEAL_APPEALED),
                owner,
                externalRef,
                headline,
                workingCopy,
                revision,
                version,
                rounds + 1,
                history,
                dates,
                figures);
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
        return new Deal(
                id,
                statusAfter(event),
                owner,
                externalRef,
                headline,
                workingCopy,
                revision,
                version,
                rounds,
                history,
                at,
                figures);
    }
}
