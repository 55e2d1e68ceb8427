package org.dealdesk.rest.deal;

import org.dealdesk.deal.Deal;

/** The name, customer and currency of a deal. */
public record HeadlineAnswer(String name, CustomerName customer, String currency) {

    /** A customer by id and name. */
    public record CustomerName(String id, String name) {}

    public static HeadlineAnswer of(Deal.Headline headline) {
        return new HeadlineAnswer(
                headline.name(), new CustomerName(headline.customerId(), headline.customerName()), headline.currency());
    }
}
