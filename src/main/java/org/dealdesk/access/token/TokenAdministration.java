package org.dealdesk.access.token;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.security.FreshSignIn;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** People make and revoke their own tokens; administrators make those of programs and revoke any. */
@Component
public class TokenAdministration {

    private static final int MOST_VALID = 50;

    private final Tokens tokens;
    private final TokenRecords records;
    private final People people;
    private final Policies policies;
    private final FreshSignIn freshSignIn;
    private final Transactions transactions;
    private final Clock clock;

    TokenAdministration(
            Tokens tokens,
            TokenRecords records,
            People people,
            Policies policies,
            FreshSignIn freshSignIn,
            Transactions transactions,
            Clock clock) {
        this.tokens = tokens;
        this.records = records;
        this.people = people;
        this.policies = policies;
        this.freshSignIn = freshSignIn;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A token to make.
     *
     * @param person the program that it is for; null for the caller's own
     */
    public record Wish(String name, List<Role> roles, LocalDate expiresOn, String person) {}

    /** A token that was just made, with its secret, which is not stored. */
    public record Made(AccessToken token, String secret) {}

    /** Makes a token. Permission is checked before the input is. */
    public Made make(Caller caller, Input<Wish> given) {
        freshSignIn.require(caller);
        Wish wish = given.value();
        boolean own = wish.person() == null || wish.person().equals(caller.id());
        if (!own) {
            SecurityLog.require(Role.ADMIN, caller, "Only administrators make tokens for programs");
        }
        return transactions.join(() -> {
            String owner = own ? caller.id() : wish.person();
            // A deactivation waits until the token is there, and then revokes it with the others.
            people.lock(owner);
            Faults faults = given.faults();
            Set<Role> roles = checked(wish, owner, own, faults);
            faults.refuseIfAny();
            return add(caller, owner, wish, roles);
        });
    }

    private Set<Role> checked(Wish wish, String owner, boolean own, Faults faults) {
        Person person = people.find(owner).filter(Person::active).orElse(null);
        if (person == null || (!own && !person.actsAsProgram())) {
            faults.add("/person", "not-a-program", "must be an active program, which holds CRM or DELIVERY");
        } else {
            checkRoles(wish, person, faults);
        }
        LocalDate today = policies.today();
        if (wish.expiresOn() != null
                && (wish.expiresOn().isBefore(today) || wish.expiresOn().isAfter(today.plusYears(1)))) {
            faults.add("/expiresOn", "out-of-range", "must be from %s to %s".formatted(today, today.plusYears(1)));
        }
        if (tokens.valid(owner, today).size() >= MOST_VALID) {
            faults.add("", "wrong-size", "a person has at most " + MOST_VALID + " valid tokens; revoke one of them");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        wish.roles().stream().filter(role -> role != null).forEach(roles::add);
        return roles;
    }

    private static void checkRoles(Wish wish, Person person, Faults faults) {
        if (wish.roles().isEmpty()) {
            faults.add("/roles", "wrong-size", "must name at least one role");
        }
        for (int index = 0; index < wish.roles().size(); index++) {
            Role role = wish.roles().get(index);
            if (role != null && !person.has(role)) {
                faults.add("/roles/" + index, "not-held", person.id() + " does not hold " + role);
            }
        }
    }

    private Made add(Caller caller, String owner, Wish wish, Set<Role> roles) {
        AccessToken token = new AccessToken(
                Ids.next(),
                owner,
                wish.name(),
                roles,
                wish.expiresOn(),
                new AccessToken.Making(caller.id(), clock.instant()),
                AccessToken.State.NEW);
        String secret = TokenSecret.next();
        tokens.add(token, TokenSecret.sha256(secret), policies.today());
        records.made(token);
        return new Made(token, secret);
    }

    /** A person's tokens, revoked and expired ones too; those of others are for administrators. */
    public List<AccessToken> page(Caller caller, String person, String after, int limit) {
        String owner = person == null ? caller.id() : person;
        if (!owner.equals(caller.id())) {
            SecurityLog.require(Role.ADMIN, caller, "Only administrators see the tokens of others");
        }
        return tokens.page(owner, after, limit);
    }

    /** Revokes a token for good; one that was revoked before stays so. */
    public void revoke(Caller caller, String id) {
        freshSignIn.require(caller);
        transactions.join(() -> {
            AccessToken token = tokens.find(id)
                    .filter(found -> found.person().equals(caller.id()) || caller.is(Role.ADMIN))
                    .orElseThrow(() -> SecurityLog.hide(caller, "token " + id));
            if (tokens.revoke(id, caller.id(), clock.instant())) {
                records.revoked(token, caller.id());
            }
            return token;
        });
    }
}
