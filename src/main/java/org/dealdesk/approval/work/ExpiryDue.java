package org.dealdesk.approval.work;

import org.dealdesk.deal.DealNumber;

/** The deal's last day is over, but its expiry is not recorded yet: that comes first. {@link UseCases} sees to it. */
final class ExpiryDue extends RuntimeException {

    private final transient DealNumber number;

    ExpiryDue(DealNumber number) {
        super(number + " has to expire first", null, false, false);
        this.number = number;
    }

    DealNumber number() {
        return number;
    }
}
