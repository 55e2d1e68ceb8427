package org.dealdesk.access.setup;

import java.util.List;
import java.util.Set;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.link.AccessLink;
import org.dealdesk.access.link.LinkAddresses;
import org.dealdesk.access.link.Links;
import org.dealdesk.access.mail.AccessMail;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Logs a link at each start while no administrator can sign in, and, with {@value #AGAIN}{@code =again}, also where the administrators are
 * lost: that is on record, and mailed to all of them.
 */
@Component
@ConditionalOnWebApplication
class SetUpLinks {

    static final String AGAIN = "dealdesk.set-up";

    private static final Logger log = LoggerFactory.getLogger(SetUpLinks.class);

    private final SetUp setUp;
    private final Links links;
    private final LinkAddresses addresses;
    private final News news;
    private final Transactions transactions;
    private final boolean again;

    SetUpLinks(
            SetUp setUp,
            SignInWays ways,
            Links links,
            LinkAddresses addresses,
            News news,
            Transactions transactions,
            Environment environment) {
        this.setUp = setUp;
        this.links = links;
        this.addresses = addresses;
        this.news = news;
        this.transactions = transactions;
        this.again = ways.hasAccounts() && environment.getProperty(AGAIN, "").equals("again");
    }

    /** Tells the administrators that a link was made although they are there. */
    @Component
    record News(People people, AccessRecords records, AccessMail mail) {

        List<Person> administrators() {
            return people.holding(Set.of(Role.ADMIN));
        }

        void record(Person administrator) {
            records.add(EventType.LINK_MADE, administrator.id(), Event.SYSTEM, data -> data.put("kind", "SET_UP"));
        }

        void send(Person administrator) {
            mail.send(
                    administrator,
                    "A set-up link was made",
                    "Dealdesk was started with " + AGAIN
                            + "=again. Its log holds a link that makes another administrator."
                            + " If this is not expected, tell those who run the server.");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void logLink() {
        boolean pending = setUp.isPending();
        if (pending || again) {
            AccessLink.Made made = transactions.run(() -> make(!pending));
            log.info("set-up: open {} within an hour to make the administrator", addresses.of(made));
        }
    }

    private AccessLink.Made make(boolean forced) {
        if (forced) {
            List<Person> administrators = news.administrators();
            administrators.forEach(news::record);
            transactions.afterwards(() -> administrators.forEach(news::send));
        }
        return links.makeForSetUp(forced);
    }
}
