package org.dealdesk.access.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.security.bearer.BearerAuthentication;
import org.dealdesk.platform.security.bearer.BearerTokens;
import org.dealdesk.platform.security.bearer.RefusedBearer;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Takes access tokens. The roles of a call are those of the token that the person still holds. */
@Component
class TokenSignIn implements BearerTokens {

    /** The last use is written once in this time, so that a busy program does not write with every call. */
    private static final Duration USE_IS_NOTED = Duration.ofMinutes(5);

    private final Tokens tokens;
    private final People people;
    private final Policies policies;
    private final Transactions transactions;
    private final Clock clock;

    TokenSignIn(Tokens tokens, People people, Policies policies, Transactions transactions, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean recognizes(String token) {
        return TokenSecret.isLike(token);
    }

    /** One answer for all that is wrong: it does not tell a revoked token from one that never was. */
    @Override
    public BearerAuthentication check(String token) {
        if (!TokenSecret.isWhole(token)) {
            throw refused();
        }
        AccessToken known = tokens.withSecret(token)
                .filter(found -> found.isValidOn(policies.today()))
                .orElseThrow(TokenSignIn::refused);
        Person person = people.find(known.person()).filter(Person::active).orElseThrow(TokenSignIn::refused);
        note(known);
        return BearerAuthentication.of(person, known.roles());
    }

    private void note(AccessToken token) {
        Instant now = clock.instant();
        Instant before = token.state().lastUsedAt();
        if (before == null || before.plus(USE_IS_NOTED).isBefore(now)) {
            transactions.run(() -> {
                tokens.used(token.id(), now);
                return token;
            });
        }
    }

    private static RefusedBearer refused() {
        return RefusedBearer.unauthenticated(
                "The access token is unknown, expired or revoked, or its person is not active");
    }
}
