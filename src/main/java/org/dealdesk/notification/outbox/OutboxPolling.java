package org.dealdesk.notification.outbox;

import java.time.Duration;
import java.util.List;
import org.dealdesk.platform.background.BackgroundWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Repeats each polling task of the outbox every few seconds. What a failed one left is still in the outbox the next time. */
@Component
class OutboxPolling {

    OutboxPolling(
            List<PollingTask> tasks, BackgroundWork background, @Value("${dealdesk.outbox.pause:2s}") Duration pause) {
        tasks.forEach(task -> background.repeat(task.name(), pause, task::run));
    }
}
