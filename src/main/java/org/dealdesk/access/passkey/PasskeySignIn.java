package org.dealdesk.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.dealdesk.access.passkey.Challenges.Purpose;
import org.dealdesk.access.session.SignInKind;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.brake.PasskeyBrake;
import org.dealdesk.platform.security.brake.TooManyTries;
import org.dealdesk.platform.tx.Transactions;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Component;

/** People sign in with a passkey, alone or after the password, and prove with it once more who they are. */
@Component
public class PasskeySignIn {

    /** Stands for the person where a refused passkey is that of no one here. */
    private static final String UNKNOWN = "passkey";

    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final PasskeyTable passkeys;
    private final People people;
    private final Checks checks;
    private final SecondStep secondStep;
    private final Transactions transactions;

    PasskeySignIn(
            Ceremonies ceremonies,
            Challenges challenges,
            PasskeyTable passkeys,
            People people,
            Checks checks,
            SecondStep secondStep,
            Transactions transactions) {
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.people = people;
        this.checks = checks;
        this.secondStep = secondStep;
        this.transactions = transactions;
    }

    /** How often a passkey may be wrong, and who is told of it. */
    @Component
    record Checks(PasskeyBrake brake, AuthenticationEventPublisher events, Passkeys offer) {}

    /**
     * What the browser is asked for, as JSON; it keeps the challenge.
     *
     * @param person whose passkey; null for that of anyone
     */
    public String ask(HttpServletRequest request, HttpServletResponse response, String person) {
        PublicKeyCredentialRequestOptions options = ceremonies.request(person);
        challenges.keep(request, response, Purpose.SIGN_IN, "", options.getChallenge());
        return Ceremonies.text(options);
    }

    /** Signs in whose passkey it is. */
    public Authentication alone(HttpServletRequest request, HttpServletResponse response, String credential) {
        Person person = checked(request, response, credential, null);
        return new PasskeyAuthentication(Caller.of(person), SignInKind.PASSKEY);
    }

    /** Signs in the person whose password was right before. */
    public Authentication afterPassword(HttpServletRequest request, HttpServletResponse response, String credential) {
        String expected =
                secondStep.person(request).orElseThrow(() -> new RefusedPasskey("The password was asked too long ago"));
        Person person = checked(request, response, credential, expected);
        secondStep.end(request, response);
        return new PasskeyAuthentication(Caller.of(person), SignInKind.PASSWORD_AND_PASSKEY);
    }

    /** Whether the caller has proved with a passkey who they are. */
    public boolean proves(Caller caller, HttpServletRequest request, HttpServletResponse response, String credential) {
        try {
            return checked(request, response, credential, caller.id()).id().equals(caller.id());
        } catch (TooManyTries early) {
            throw new Refusal(ProblemType.TOO_MANY_TRIES, "No passkey is looked at for " + early.seconds() + " seconds")
                    .retryAfter(Duration.ofSeconds(early.seconds()));
        } catch (RefusedPasskey refused) {
            return false;
        }
    }

    /** Whose passkey it is; {@code expected} is null where it may be that of anyone. */
    private Person checked(
            HttpServletRequest request, HttpServletResponse response, String credential, String expected) {
        return checks.brake().checked(request, () -> {
            String[] owner = {UNKNOWN};
            try {
                PublicKeyCredential<AuthenticatorAssertionResponse> used = ceremonies.assertion(credential);
                Bytes challenge = challenges
                        .take(request, response, Purpose.SIGN_IN, "")
                        .orElseThrow(() -> new RefusedPasskey("The challenge is over, or that of another browser"));
                String passkey = id(used);
                owner[0] = passkeys.owner(passkey).orElseThrow(() -> new RefusedPasskey("The passkey is unknown"));
                Person person = person(owner[0], expected);
                transactions.run(() -> use(used, passkey, person, challenge));
                return person;
            } catch (RefusedPasskey refused) {
                checks.events()
                        .publishAuthenticationFailure(
                                refused, UsernamePasswordAuthenticationToken.unauthenticated(owner[0], ""));
                throw refused;
            }
        });
    }

    private static String id(PublicKeyCredential<AuthenticatorAssertionResponse> used) {
        if (used.getRawId() == null || used.getResponse() == null) {
            throw new RefusedPasskey("The passkey does not say which one it is");
        }
        return used.getRawId().toBase64UrlString();
    }

    private Person person(String owner, String expected) {
        if (expected != null && !expected.equals(owner)) {
            throw new RefusedPasskey("The passkey is another person's");
        }
        return people.find(owner)
                .filter(person -> person.active()
                        && !person.actsAsProgram()
                        && checks.offer().areOn())
                .orElseThrow(() -> new RefusedPasskey("The person cannot sign in with a passkey"));
    }

    private String use(
            PublicKeyCredential<AuthenticatorAssertionResponse> used, String passkey, Person person, Bytes challenge) {
        people.lock(person.id());
        ceremonies.check(used, person.id(), challenge);
        if (!challenges.use(challenge)) {
            throw new RefusedPasskey("The challenge was answered before");
        }
        passkeys.used(passkey);
        return passkey;
    }
}
