package org.dealdesk.notification.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.outbox.Subscriber;
import org.dealdesk.notification.recipient.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what became of mails on this node. */
@Component
@WhenMailIsOn
class MailMetrics {

    private static final Logger log = LoggerFactory.getLogger(MailMetrics.class);

    private final MeterRegistry registry;
    private final Counter unaddressed;

    MailMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.unaddressed = Counter.builder("dealdesk.mail.unaddressed")
                .description("Mails that could not be addressed, because the recipient has no usable mail address")
                .register(registry);
    }

    /** Logged once for each record that could not be addressed; it is not tried again. */
    void noAddress(Recipient recipient, HistoryRecord record) {
        unaddressed.increment();
        log.warn("mail=none reason=no-address person={} deal={} seq={}", recipient.id(), record.stream(), record.seq());
    }

    /** @param kind instant or digest */
    Subscriber.Answer count(String kind, Subscriber.Answer answer) {
        Counter.builder("dealdesk.mail.sent")
                .description("Attempts to send a mail")
                .tag("kind", kind)
                .tag("outcome", answer.isArrival() ? "sent" : "failed")
                .register(registry)
                .increment();
        return answer;
    }
}
