package org.dealdesk.notification.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dealdesk.approval.redaction.CarriedChange;
import org.dealdesk.approval.redaction.CostRedaction;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.Review;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.Figures;
import org.dealdesk.deal.Revision;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.recipient.Recipient;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Reads what can be said of a record to a person, as of the revision that it is about. */
@Component
@WhenMailIsOn
class MailContexts {

    /** What one step records of a commission comes this soon after what it records of the deal. */
    private static final int SOON = 20;

    private final MailSources sources;
    private final History history;
    private final CostRedaction redaction;
    private final Policies policies;
    private final MailSettings settings;

    MailContexts(
            MailSources sources, History history, CostRedaction redaction, Policies policies, MailSettings settings) {
        this.sources = sources;
        this.history = history;
        this.redaction = redaction;
        this.policies = policies;
        this.settings = settings;
    }

    /** The contexts of one mail: what was read for one of its records is not read again for the next. */
    final class Reading {

        private final MailSources.Once known = sources.once();

        private Reading() {}

        MailContext of(HistoryRecord record, Recipient recipient) {
            return MailContexts.this.of(record, recipient, known);
        }
    }

    Reading begin() {
        return new Reading();
    }

    private MailContext of(HistoryRecord whole, Recipient recipient, MailSources.Once known) {
        HistoryRecord record = redaction.record(whole, Caller.of(recipient.person()));
        if (record.deal() == null) {
            return new MailContext(
                    record,
                    known.name(record.actor()),
                    null,
                    MailContext.Circumstances.NONE,
                    policies.zone(),
                    settings.link("/"));
        }
        Deal deal = known.deal(record.deal());
        MailContext.Subject subject = subject(deal, record, recipient, known);
        return new MailContext(
                record,
                known.name(record.actor()),
                subject,
                new MailContext.Circumstances(
                        asked(record, subject),
                        said(deal, record, known),
                        paid(record, Caller.of(recipient.person())),
                        changes(record)),
                policies.zone(),
                settings.link("/deals/" + record.deal()));
    }

    private MailContext.Subject subject(Deal deal, HistoryRecord record, Recipient recipient, MailSources.Once known) {
        Optional<Revision> revision = known.revision(deal, record.revision());
        Deal.Headline headline =
                revision.map(found -> Deal.Headline.of(found.proposal())).orElse(deal.headline());
        Optional<Figures> figures = revision.map(Revision::figures);
        return new MailContext.Subject(
                record.deal(),
                headline.name(),
                headline.customerName(),
                known.name(deal.owner()),
                deal.status(),
                new MailContext.Amounts(
                        figures.map(Figures::netTotal).orElse(null),
                        figures.map(Figures::policyCurrency).orElse(null),
                        figures.map(Figures::trueMarginPct).orElse(null),
                        figures.filter(found ->
                                        !redaction.hidesCost(found.policyVersion(), Caller.of(recipient.person())))
                                .isPresent()));
    }

    private MailContext.Asked asked(HistoryRecord record, MailContext.Subject subject) {
        JsonNode id = record.data().path("review");
        // An approval that carries over opens no review: the record names the review in which it was given.
        if (!id.isTextual() || record.type() == EventType.APPROVAL_CARRIED_OVER) {
            return null;
        }
        return sources.review(id.textValue())
                .map(review -> new MailContext.Asked(
                        review.function(),
                        review.dueAt(),
                        subject.amounts().showsMargin() ? reasons(review) : List.of()))
                .orElse(null);
    }

    /** What has changed under an approval that carried over, as far as the record's reader may see it. */
    private List<MailContext.Change> changes(HistoryRecord record) {
        if (record.type() != EventType.APPROVAL_CARRIED_OVER) {
            return List.of();
        }
        Policy policy = policies.version(record.policy());
        return CarriedChange.of(record.data()).stream()
                .map(changed -> MailContext.Change.of(changed, policy))
                .toList();
    }

    private static List<String> reasons(Review review) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode finding : CanonicalJson.read(review.reasons())) {
            reasons.add(finding.path("message").asText());
        }
        return reasons;
    }

    private MailContext.Said said(Deal deal, HistoryRecord record, MailSources.Once known) {
        return switch (record.type()) {
            case COMMENTED, ADVICE_ASKED, ADVICE_GIVEN ->
                new MailContext.Said(
                        known.name(record.actor()),
                        null,
                        record.data().required("text").textValue(),
                        false);
            case CHANGES_REQUESTED -> decided(deal, record, Outcome.REQUEST_CHANGES, known);
            case DEAL_REJECTED -> decided(deal, record, Outcome.REJECT, known);
            default -> null;
        };
    }

    /** The decision that made the record, which says no more itself than what became of the deal. */
    private MailContext.Said decided(Deal deal, HistoryRecord record, Outcome outcome, MailSources.Once known) {
        return known.reviews(deal).stream()
                .filter(review -> review.decision() != null
                        && review.revision() == record.revision()
                        && review.decision().outcome() == outcome
                        && review.decision().actor().equals(record.actor())
                        && !review.decision().decidedAt().isAfter(record.recordedAt()))
                .max(Comparator.comparing(review -> review.decision().decidedAt()))
                .map(review -> said(review.function(), review, known))
                .orElse(null);
    }

    private MailContext.Said said(ApprovalFunction function, Review review, MailSources.Once known) {
        return new MailContext.Said(
                known.name(review.decision().actor()),
                function,
                review.decision().comment(),
                review.decision().proposal() != null);
    }

    /** What the same step recorded of the commission; null where its amount is hidden from the reader. */
    private MailContext.Paid paid(HistoryRecord record, Caller reader) {
        return history.of(record.stream(), record.seq(), SOON).stream()
                .filter(later -> later.recordedAt().equals(record.recordedAt()) && ofCommission(later.type()))
                .findFirst()
                .map(later -> redaction.record(later, reader))
                .filter(later -> later.data().hasNonNull("amount"))
                .map(later -> new MailContext.Paid(
                        later.type().name().substring("COMMISSION_".length()).toLowerCase(Locale.ROOT),
                        new BigDecimal(later.data().required("amount").textValue()),
                        later.data().required("currency").textValue()))
                .orElse(null);
    }

    private static boolean ofCommission(EventType type) {
        return type == EventType.COMMISSION_ACCRUED
                || type == EventType.COMMISSION_EARNED
                || type == EventType.COMMISSION_REVERSED;
    }
}
