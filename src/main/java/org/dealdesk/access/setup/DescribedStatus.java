package org.dealdesk.access.setup;

import java.util.Set;
import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.stereotype.Component;

/** The status that all may read says that the set-up is pending. It asks no database, since whether a node is alive depends on none. */
@Component
class DescribedStatus implements StatusAggregator {

    private static final Status PENDING = new Status(Status.UP.getCode(), "set-up pending");

    private final StatusAggregator worst = new SimpleStatusAggregator();
    private final SetUp setUp;

    DescribedStatus(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public Status getAggregateStatus(Set<Status> statuses) {
        Status status = worst.getAggregateStatus(statuses);
        return status.equals(Status.UP) && setUp.wasPending() ? PENDING : status;
    }
}
