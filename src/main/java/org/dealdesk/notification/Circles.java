package org.dealdesk.notification;

import org.dealdesk.deal.Deals;
import org.springframework.stereotype.Component;

/** Finds out which readers records concern. */
@Component
class Circles {

    private final Deals deals;
    private final DealQuestions questions;
    private final Readers readers;

    Circles(Deals deals, DealQuestions questions, Readers readers) {
        this.deals = deals;
        this.questions = questions;
        this.readers = readers;
    }

    /** For one batch of records. */
    Circle begin() {
        return new Circle(deals, questions, readers);
    }
}
