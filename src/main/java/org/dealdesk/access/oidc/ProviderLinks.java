package org.dealdesk.access.oidc;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.access.account.LocalAccountEnd;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.oidc.Identities.Identity;
import org.dealdesk.access.record.AccessRecords;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.history.EventType;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who signs in at the identity provider, and who here. Who goes over to the provider leaves password, links and sessions behind. */
@Component
public class ProviderLinks {

    private final Identities identities;
    private final People people;
    private final Ends ends;
    private final Transactions transactions;
    private final Clock clock;
    private final boolean provider;
    private final boolean accounts;

    ProviderLinks(
            Identities identities,
            People people,
            Ends ends,
            Transactions transactions,
            Clock clock,
            SignInWays ways,
            ObjectProvider<OidcSettings> settings) {
        this.identities = identities;
        this.people = people;
        this.ends = ends;
        this.transactions = transactions;
        this.clock = clock;
        this.provider = settings.getIfAvailable() != null;
        this.accounts = ways.hasAccounts();
    }

    /** What ends, and what is on record, when a person signs in otherwise. */
    @Component
    record Ends(LocalAccountEnd account, SessionAdministration sessions, AccessRecords records) {}

    /** Where a person signs in. */
    public enum SignIn {
        LOCAL,
        OIDC
    }

    /** Where the person signs in, or will for the first time. */
    public SignIn of(String person) {
        return isLinked(person) || identities.isAwaited(person) ? SignIn.OIDC : SignIn.LOCAL;
    }

    public boolean isLinked(String person) {
        return identities.of(person).isPresent();
    }

    /** The person as given, if no more changes than what is kept here: the rest is the provider's, from the first sign-in on. */
    public Person kept(Person given) {
        Optional<Person> known = isLinked(given.id()) ? people.find(given.id()) : Optional.empty();
        Faults faults = new Faults();
        known.ifPresent(person -> {
            require(person.name().equals(given.name()), "/name", faults);
            require(Objects.equals(person.mail(), given.mail()), "/mail", faults);
            require(person.roles().equals(given.roles()), "/roles", faults);
        });
        faults.refuseIfAny();
        return given;
    }

    private static void require(boolean unchanged, String pointer, Faults faults) {
        if (!unchanged) {
            faults.add(pointer, "of-provider", "is changed at the identity provider, which names it at each sign-in");
        }
    }

    /**
     * Says where a person signs in, in the transaction at hand.
     *
     * @param wish null: as before, and at the provider for people who have no other way
     */
    public SignIn choose(String person, SignIn wish, String actor) {
        SignIn before = of(person);
        boolean only = wish == null && provider && !accounts;
        SignIn after = only ? SignIn.OIDC : wish == null ? before : wish;
        if (after == SignIn.OIDC && !provider) {
            Faults faults = new Faults();
            faults.add("/signIn", "not-allowed", "cannot be OIDC where no identity provider is configured");
            faults.refuseIfAny();
        }
        if (after != before) {
            change(person, after, actor);
        }
        return after;
    }

    private void change(String person, SignIn after, String actor) {
        if (after == SignIn.OIDC) {
            identities.await(person);
            leave(person, actor);
        } else {
            identities.forget(person);
            ends.records().add(EventType.PROVIDER_UNLINKED, person, actor);
            transactions.afterwards(() -> SecurityLog.access("provider-unlinked", person, actor));
            ends.sessions().endAllOf(person, SessionAdministration.NONE, actor, "sign-in-changed");
        }
    }

    private void leave(String person, String actor) {
        ends.account().end(person);
        ends.sessions().endAllOf(person, SessionAdministration.NONE, actor, "sign-in-changed");
    }

    /** Links the account with the person, in the transaction at hand. */
    public void link(Identity identity, String person, String actor) {
        identities.link(identity, person, clock.instant());
        leave(person, actor);
        ends.records().add(EventType.PROVIDER_LINKED, person, actor);
        transactions.afterwards(() -> SecurityLog.access("provider-linked", person, actor));
    }
}
