package org.dealdesk.access.oidc.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.Browser;
import org.dealdesk.testing.provider.Browser.Page;
import org.dealdesk.testing.provider.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that the provider did not give, or gave to others, or long ago. None begins a session. */
class ProviderAttacksIntegrationTests {

    private static final MovableClock CLOCK = new MovableClock();
    private static final String OVER = "This sign-in is over";
    private static final String INVALID = "could not be verified";
    private static TestProvider provider;
    private static Product product;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        provider = new TestProvider(CLOCK);
        product = Product.ofCompany(Database.H2.fresh(), CLOCK, provider.properties());
    }

    @AfterAll
    static void stop() {
        product.close();
        provider.close();
    }

    @BeforeEach
    void tellTheTruth() {
        provider.forge(token -> token);
        provider.signsIn("1", "victim", "deal-reps");
    }

    private static String at(String path) {
        return "http://localhost:" + product.port() + path;
    }

    /** Where the provider sends a browser back to. */
    private static URI answer(Browser browser) {
        Page away = browser.look(at("/sign-in/provider")).expect(302);
        return browser.look(away.next().toString()).expect(302).next();
    }

    private static void refused(Browser browser, Page page, String text) {
        assertThat(page.expect(403).text()).contains("You are not signed in", text);
        assertThat(browser.cookies()).extracting(HttpCookie::getName).doesNotContain("dealdesk");
    }

    private void refusesTokens(Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> change) {
        provider.forge(
                token -> provider.sign(change.apply(TestProvider.read(token)).build(), "JWT"));
        Browser fresh = new Browser();
        refused(fresh, fresh.open(at("/sign-in/provider")), INVALID);
    }

    private void refusesForged(Function<JWTClaimsSet, String> forgery) {
        provider.forge(token -> forgery.apply(TestProvider.read(token).build()));
        Browser fresh = new Browser();
        refused(fresh, fresh.open(at("/sign-in/provider")), INVALID);
    }

    @Test
    void refusesAnAnswerThatWasUsedBefore() {
        URI answer = answer(browser);
        List<HttpCookie> pending = List.copyOf(browser.cookies());
        assertThat(browser.open(answer.toString()).expect(200).address()).hasPath("/deals");
        assertThat(browser.look(answer.toString()).expect(403).text()).contains(OVER);
        // With the cookie as it was, the provider does not take the code a second time.
        Browser copy = new Browser();
        pending.forEach(cookie -> copy.add(URI.create(at("/sign-in/provider")), cookie));
        refused(copy, copy.open(answer.toString()), OVER);
    }

    @Test
    void refusesTheAnswerToAnotherBrowser() {
        URI stolen = answer(browser);
        Browser none = new Browser();
        refused(none, none.open(stolen.toString()), OVER);
        Browser other = new Browser();
        answer(other);
        refused(other, other.open(stolen.toString()), OVER);
    }

    @Test
    void refusesAnAnswerAfterTenMinutesAndACookieThatWasChanged() {
        URI late = answer(browser);
        CLOCK.advance(Duration.ofMinutes(10));
        refused(browser, browser.open(late.toString()), OVER);

        Browser changed = new Browser();
        URI answer = answer(changed);
        HttpCookie pending = changed.cookies().get(0);
        String value = pending.getValue();
        char last = value.charAt(value.length() - 2);
        pending.setValue(
                value.substring(0, value.length() - 2) + (last == 'A' ? 'B' : 'A') + value.charAt(value.length() - 1));
        refused(changed, changed.open(answer.toString()), OVER);
        for (String nonsense : List.of("", ".", "a.b", "x".repeat(3000), "0.AAAA")) {
            pending.setValue(nonsense);
            assertThat(changed.look(answer.toString()).status()).isEqualTo(403);
        }
    }

    @Test
    void refusesAnswersWithoutWhatTheyMustHave() {
        for (String query : List.of("", "?code=a", "?state=b", "?error=access_denied", "?code=a&state=b&error=c")) {
            refused(browser, browser.open(at("/sign-in/provider/back" + query)), "You are not signed in");
        }
        URI answer = answer(browser);
        String state = answer.getRawQuery().replaceFirst(".*state=", "");
        Page denied = browser.open(at("/sign-in/provider/back?error=access_denied&state=" + state));
        refused(browser, denied, "The identity provider did not sign you in");
    }

    @Test
    void refusesAnIdTokenForAnotherRequestOrClient() {
        refusesTokens(claims -> claims.claim("nonce", "another"));
        refusesTokens(claims -> claims.claim("nonce", null));
        refusesTokens(claims -> claims.audience("another-client"));
        refusesTokens(claims -> claims.audience(List.of("another-client", TestProvider.CLIENT)));
        refusesTokens(claims -> claims.claim("azp", "another-client"));
        refusesTokens(claims -> claims.audience((String) null));
        refusesTokens(claims -> claims.issuer("https://login.example.com"));
        refusesTokens(claims -> claims.issuer(provider.issuer() + "/"));
        refusesTokens(claims -> claims.subject(null));
    }

    @Test
    void letsClocksDifferByAMinuteAndNoMore() {
        Instant now = CLOCK.instant();
        refusesTokens(claims ->
                claims.issueTime(Date.from(now.minusSeconds(300))).expirationTime(Date.from(now.minusSeconds(70))));
        refusesTokens(claims -> claims.issueTime(Date.from(now.plusSeconds(90))));
        refusesTokens(claims -> claims.expirationTime(null));
        refusesTokens(claims -> claims.issueTime(null));
        provider.forge(token -> provider.sign(
                TestProvider.read(token)
                        .issueTime(Date.from(now.minusSeconds(300)))
                        .expirationTime(Date.from(now.minusSeconds(30)))
                        .build(),
                "JWT"));
        provider.signsIn("2", "slow", "deal-reps");
        assertThat(browser.open(at("/sign-in/provider")).expect(200).address()).hasPath("/deals");
        provider.forge(token -> provider.sign(
                TestProvider.read(token)
                        .issueTime(Date.from(now.plusSeconds(45)))
                        .build(),
                "JWT"));
        assertThat(new Browser().open(at("/sign-in/provider")).expect(200).address())
                .hasPath("/deals");
    }

    @Test
    void refusesTokensThatTheProviderDidNotSign() throws JOSEException {
        refusesForged(claims -> new PlainJWT(claims).serialize());
        refusesForged(claims -> TestProvider.sign(claims, "JWT", TestProvider.rsa("first")));
        byte[] publicKey = provider.key().toRSAPublicKey().getEncoded();
        refusesForged(claims -> hmac(claims, publicKey));
        refusesForged(
                claims -> hmac(claims, (TestProvider.SECRET + TestProvider.SECRET).getBytes(StandardCharsets.UTF_8)));
        refusesForged(claims -> provider.sign(claims, "logout+jwt"));
        refusesForged(claims -> provider.sign(claims, "at+jwt"));
        refusesForged(claims -> "not.a.token");
        provider.forge(token -> token.substring(0, token.length() - 4) + "AAAA");
        refused(browser, browser.open(at("/sign-in/provider")), INVALID);
    }

    private static String hmac(JWTClaimsSet claims, byte[] secret) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void refusesUserInfoOfAnotherPerson() {
        provider.signsIn("3", "other", Map.of("name", ""));
        provider.userInfo().put("groups", List.of("deal-reps"));
        provider.informOf("4");
        refused(browser, browser.open(at("/sign-in/provider")), INVALID);
        provider.informOf(null);
    }
}
