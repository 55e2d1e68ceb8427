package org.dealdesk.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dealdesk.history.HistoryRecord;
import org.springframework.stereotype.Component;

/** People as somebody to be told: each by mail, in the way that they have chosen. */
@Component
@WhenMailIsOn
class Mailboxes implements Subscribers {

    private static final String INSTANT = "mail:";
    private static final String DAILY = "digest:";

    private final Circles circles;
    private final Readers readers;
    private final Letters letters;
    private final PostOffice post;
    private final DigestDays days;
    private final MailMetrics metrics;
    private final Clock clock;

    Mailboxes(
            Circles circles,
            Readers readers,
            Letters letters,
            PostOffice post,
            DigestDays days,
            MailMetrics metrics,
            Clock clock) {
        this.circles = circles;
        this.readers = readers;
        this.letters = letters;
        this.post = post;
        this.days = days;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Who gathers what they are told for the mail of the day. */
    static String daily(String person) {
        return DAILY + person;
    }

    /** The person behind the name of a subscriber. */
    static String person(String subscriber) {
        return subscriber.substring(subscriber.indexOf(':') + 1);
    }

    @Override
    public Lane lane() {
        return Lane.MAIL;
    }

    @Override
    public String exist() {
        return "true";
    }

    @Override
    public Batch batch() {
        Circle circle = circles.begin();
        return record -> {
            List<Addressee> told = new ArrayList<>();
            circle.of(record).forEach(reader -> addressee(record, reader).ifPresent(told::add));
            return told;
        };
    }

    private Optional<Addressee> addressee(HistoryRecord record, Reader reader) {
        if (reader.address().isEmpty()) {
            metrics.noAddress(reader, record);
            return Optional.empty();
        }
        return Optional.of(
                reader.mode() == MailMode.DAILY
                        ? Addressee.at(days.after(clock.instant()), daily(reader.id()), Lane.DIGEST)
                        : Addressee.now(INSTANT + reader.id(), Lane.MAIL));
    }

    /** Empty for people without an address and for people who turned mail off. */
    @Override
    public Optional<Mailbox> find(String subscriber) {
        return subscriber.startsWith(INSTANT) ? reader(subscriber).map(Mailbox::new) : Optional.empty();
    }

    /** The person behind a subscriber, if mails still reach them. */
    Optional<Reader> reader(String subscriber) {
        return readers.find(person(subscriber)).filter(Reader::reads).filter(reader -> reader.address()
                .isPresent());
    }

    /** One person who wants a mail each. */
    final class Mailbox implements Subscriber {

        private final Reader reader;

        private Mailbox(Reader reader) {
            this.reader = reader;
        }

        @Override
        public Answer tell(String deliveryId, HistoryRecord record) {
            return metrics.count("instant", post.send(letters.about(record, reader)));
        }
    }
}
