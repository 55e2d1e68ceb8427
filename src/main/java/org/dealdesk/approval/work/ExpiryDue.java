package org.dealdesk.approval.work;

import org.dealdesk.deal.DealNumber;

/** The deal's last day is over, but its expiry is not recorded yet: that comes first, in a transaction of its own. */
public final class ExpiryDue extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient DealNumber number;

    public ExpiryDue(DealNumber number) {
        super(number + " has to expire first", null, false, false);
        this.number = number;
    }

    public DealNumber number() {
        return number;
    }
}
