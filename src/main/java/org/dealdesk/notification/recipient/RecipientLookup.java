package org.dealdesk.notification.recipient;

import org.dealdesk.deal.Deals;
import org.springframework.stereotype.Component;

/** Finds out which readers records concern. */
@Component
public class RecipientLookup {

    private final Deals deals;
    private final DealQuestions questions;
    private final Recipients recipients;

    RecipientLookup(Deals deals, DealQuestions questions, Recipients recipients) {
        this.deals = deals;
        this.questions = questions;
        this.recipients = recipients;
    }

    /** For one batch of records. */
    public BatchRecipients begin() {
        return new BatchRecipients(deals, questions, recipients);
    }
}
