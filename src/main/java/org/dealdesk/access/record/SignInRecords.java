package org.dealdesk.access.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Records sign-outs, and wrong passwords of accounts that exist: one record for an account and a quarter of an hour, with the count, so
 * that guesses cannot fill the history. It is written when that time is over, or the server stops.
 */
@Component
public class SignInRecords implements DisposableBean {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(SignInRecords.class);
    private static final int MOST_ACCOUNTS = 10_000;
    private static final int LONGEST_ID = 100;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AccessRecords records;
    private final People people;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Failures(Instant since, int count) {}

    SignInRecords(
            AccessRecords records, People people, Transactions transactions, Clock clock, BackgroundWork background) {
        this.records = records;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
        background.repeat("sign-in-failures", PAUSE, this::writeDue);
    }

    @EventListener
    void failed(AuthenticationFailureBadCredentialsEvent event) {
        String name = String.valueOf(event.getAuthentication().getName());
        if (name.length() <= LONGEST_ID && name.chars().noneMatch(Character::isISOControl)) {
            people.withIdLike(name.strip()).map(Person::id).ifPresent(this::count);
        }
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof Caller caller) {
            transactions.run(() -> {
                records.add(EventType.SIGNED_OUT, caller.id(), caller.id());
                return caller;
            });
        }
    }

    private synchronized void count(String person) {
        Failures known = failures.get(person);
        if (known == null && failures.size() >= MOST_ACCOUNTS) {
            return;
        }
        failures.put(
                person,
                known == null ? new Failures(clock.instant(), 1) : new Failures(known.since(), known.count() + 1));
    }

    /** Records the failures whose quarter of an hour is over. */
    public void writeDue() {
        write(clock.instant().minus(WINDOW));
    }

    private void write(Instant begunUntil) {
        for (Map.Entry<String, Failures> each : taken(begunUntil)) {
            transactions.run(() -> {
                records.add(EventType.SIGN_IN_FAILED, each.getKey(), Event.SYSTEM, data -> data.put(
                                "count", each.getValue().count())
                        .put("since", each.getValue().since().toString()));
                return each;
            });
        }
    }

    private synchronized List<Map.Entry<String, Failures>> taken(Instant begunUntil) {
        List<Map.Entry<String, Failures>> over = new ArrayList<>();
        failures.forEach((person, known) -> {
            if (!known.since().isAfter(begunUntil)) {
                over.add(Map.entry(person, known));
            }
        });
        over.forEach(each -> failures.remove(each.getKey()));
        return over;
    }

    @Override
    public void destroy() {
        try {
            write(Instant.MAX);
        } catch (RuntimeException failed) {
            log.warn("Failed sign-ins could not be recorded", failed);
        }
    }
}
