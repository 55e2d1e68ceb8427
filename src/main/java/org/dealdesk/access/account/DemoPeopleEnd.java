package org.dealdesk.access.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The password of the demo accounts is public. So the profile {@code demo} refuses a database in which people sign in otherwise, and all
 * people who were entered under it are deactivated at the first start without it, before the server takes a request.
 */
@Component
@ConditionalOnWebApplication
class DemoPeopleEnd implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(DemoPeopleEnd.class);
    private static final int AT_ONCE = 200;

    private final SignInWays ways;
    private final People people;
    private final History history;
    private final Policies policies;
    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    DemoPeopleEnd(
            SignInWays ways,
            People people,
            History history,
            Policies policies,
            JdbcTemplate jdbc,
            Transactions transactions) {
        this.ways = ways;
        this.people = people;
        this.history = history;
        this.policies = policies;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (ways.isDemo()) {
            begin();
        } else if (isMarked()) {
            int ended = transactions.run(this::end);
            log.info("{} people of the demo were deactivated", ended);
        }
    }

    private void begin() {
        if (ways.isUsed()) {
            throw new SignInWays.Misconfigured(
                    "The profile demo has a public password, and people sign in to this database otherwise.",
                    "Leave out the profile demo, or use an empty database for a trial.");
        }
        transactions.run(() -> jdbc.update("update directory_version set demo = true where not demo"));
    }

    private boolean isMarked() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select demo from directory_version", Boolean.class));
    }

    /** Of two nodes that start together one waits for the other, and then has none left to deactivate. */
    private int end() {
        people.lock();
        if (!isMarked()) {
            return 0;
        }
        jdbc.update("update directory_version set demo = false, two_administrators_at = null");
        int ended = 0;
        List<Person> page = people.page("", AT_ONCE);
        while (!page.isEmpty()) {
            List<Person> active = page.stream().filter(Person::active).toList();
            active.forEach(this::deactivate);
            ended += active.size();
            page = people.page(page.get(page.size() - 1).id(), AT_ONCE);
        }
        return ended;
    }

    private void deactivate(Person person) {
        people.save(new Person(
                person.id(), person.name(), person.mail(), person.roles(), person.leadOf(), false, person.awayUntil()));
        history.appendTo(
                "people/" + person.id(),
                Event.of(EventType.PERSON_CHANGED, Event.SYSTEM, policies.today())
                        .with(JsonNodeFactory.instance.objectNode().put("active", false)));
    }
}
