package org.dealdesk.access.oidc.signout;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.Ids;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.Browser;
import org.dealdesk.testing.provider.Browser.Page;
import org.dealdesk.testing.provider.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How sessions that began at the provider end: by the person, by the provider, and not by others. */
class ProviderSessionsIntegrationTests {

    private static final MovableClock CLOCK = new MovableClock();
    private static final Map<String, Object> LOGOUT =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
    private static TestProvider provider;
    private static Product product;

    private final HttpClient server = HttpClient.newHttpClient();

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

    private static String at(String path) {
        return "http://localhost:" + product.port() + path;
    }

    private static Browser signedIn(String subject, String name, String session) {
        provider.signsIn(subject, name, Map.of("groups", List.of("deal-reps"), "sid", session));
        Browser browser = new Browser();
        browser.open(at("/sign-in/provider")).expect(200);
        return browser;
    }

    private static boolean isSignedIn(Browser browser) {
        return browser.open(at("/deals?whose=mine")).address().getPath().equals("/deals");
    }

    private int send(String token) {
        String body = "logout_token=" + URLEncoder.encode(token, StandardCharsets.US_ASCII);
        try {
            HttpResponse<String> answer = server.send(
                    HttpRequest.newBuilder(URI.create(at("/provider/logout")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            return answer.statusCode();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static JWTClaimsSet.Builder logout() {
        return provider.claims().claim("events", LOGOUT).jwtID(Ids.next());
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return provider.sign(claims.build(), "logout+jwt");
    }

    @Test
    void endsTheSessionThatTheProviderNamesAndNoOther() {
        Browser one = signedIn("1", "ann", "s1");
        Browser other = signedIn("1", "ann", "s2");
        assertThat(send(signed(logout().claim("sid", "s1").subject("1")))).isEqualTo(200);
        assertThat(isSignedIn(one)).isFalse();
        assertThat(isSignedIn(other)).isTrue();
        assertThat(product.bean(History.class).of("access/ann", 0, 100))
                .extracting(HistoryRecord::type)
                .extracting(Enum::name)
                .containsExactly("PROVIDER_LINKED", "SIGNED_IN", "SIGNED_IN", "SESSIONS_ENDED");
    }

    @Test
    void endsAllSessionsOfAnAccount() {
        Browser one = signedIn("2", "ben", "s3");
        Browser other = signedIn("2", "ben", "s4");
        Browser stranger = signedIn("3", "cleo", "s5");
        assertThat(send(signed(logout().subject("2")))).isEqualTo(200);
        assertThat(isSignedIn(one)).isFalse();
        assertThat(isSignedIn(other)).isFalse();
        assertThat(isSignedIn(stranger)).isTrue();
        assertThat(send(signed(logout().subject("no-one")))).isEqualTo(200);
        assertThat(send(signed(logout().claim("sid", "of-no-session")))).isEqualTo(200);
    }

    @Test
    void takesALogoutTokenOnce() {
        String token = signed(logout().claim("sid", "s6"));
        assertThat(send(token)).isEqualTo(200);
        Browser later = signedIn("4", "dan", "s6");
        assertThat(send(token)).isEqualTo(400);
        assertThat(isSignedIn(later)).isTrue();
        CLOCK.advance(Duration.ofMinutes(7));
        assertThat(send(token)).as("forgotten, but too old by then").isEqualTo(400);
        assertThat(isSignedIn(later)).isTrue();
    }

    @Test
    void refusesTokensThatAreNoLogoutTokensOfThisProvider() throws JOSEException {
        Browser victim = signedIn("5", "eve", "s7");
        for (JWTClaimsSet.Builder odd : List.of(
                logout().claim("sid", "s7").claim("nonce", "n"),
                logout().claim("sid", "s7").claim("events", null),
                logout().claim("sid", "s7").claim("events", Map.of("another", Map.of())),
                logout().claim("sid", "s7").claim("events", List.of("x")),
                logout(),
                logout().claim("sid", 7),
                logout().claim("sid", "s7").jwtID(null),
                logout().claim("sid", "s7").audience("another-client"),
                logout().claim("sid", "s7").audience((String) null),
                logout().claim("sid", "s7").issuer("https://login.example.com"),
                logout().claim("sid", "s7").issueTime(null),
                logout().claim("sid", "s7").issueTime(Date.from(CLOCK.instant().plusSeconds(90))),
                logout().claim("sid", "s7").issueTime(Date.from(CLOCK.instant().minusSeconds(400))),
                logout().claim("sid", "s7")
                        .issueTime(Date.from(CLOCK.instant().minusSeconds(200)))
                        .expirationTime(Date.from(CLOCK.instant().minusSeconds(90))))) {
            assertThat(send(signed(odd))).as("%s", odd.build()).isEqualTo(400);
        }
        JWTClaimsSet good = logout().claim("sid", "s7").build();
        assertThat(send(TestProvider.sign(good, "logout+jwt", TestProvider.rsa("first"))))
                .isEqualTo(400);
        assertThat(send(provider.sign(good, "at+jwt"))).isEqualTo(400);
        assertThat(send(new PlainJWT(good).serialize())).isEqualTo(400);
        SignedJWT hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), good);
        hmac.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
        assertThat(send(hmac.serialize())).isEqualTo(400);
        for (String nonsense : List.of("", "a.b.c", "x".repeat(5000))) {
            assertThat(send(nonsense)).isEqualTo(400);
        }
        assertThat(isSignedIn(victim)).isTrue();
        assertThat(send(signed(logout().claim("sid", "s7")))).isEqualTo(200);
        assertThat(isSignedIn(victim)).isFalse();
    }

    @Test
    void signsOutAtTheProviderToo() {
        Browser browser = signedIn("6", "fay", "s8");
        Page home = browser.open(at("/deals?whose=mine"));
        Page out = browser.send(home, "/sign-out", Map.of()).expect(200);
        assertThat(out.header("Clear-Site-Data")).contains("cache", "storage");
        URI end = URI.create(out.header("Refresh").replaceFirst("^0;url=", ""));
        assertThat(end.toString()).startsWith(provider.issuer() + "/end?client_id=dealdesk&post_logout_redirect_uri=");
        assertThat(end.getQuery()).contains("post_logout_redirect_uri=" + at("/sign-in"), "&id_token_hint=ey");
        assertThat(out.html()).contains("href=\"" + provider.issuer() + "/end?client_id=dealdesk&amp;");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void sessionsGoOnWithoutTheProviderAndSignOutEndsThemHere() {
        Browser browser = signedIn("7", "gil", "s9");
        provider.stop();
        try {
            CLOCK.advance(Duration.ofMinutes(20));
            assertThat(isSignedIn(browser)).isTrue();
            Page home = browser.open(at("/deals?whose=mine"));
            browser.send(home, "/sign-out", Map.of());
            assertThat(isSignedIn(browser)).isFalse();
        } finally {
            provider.startAgain();
        }
    }

    @Test
    void asksTheProviderForAFreshSignInAndChecksIt() {
        Browser browser = signedIn("8", "hal", "s10");
        browser.open(at("/sign-in/provider")).expect(200);
        assertThat(provider.lastRequest()).containsEntry("max_age", "300");

        provider.signsIn(
                "8",
                "hal",
                Map.of(
                        "groups",
                        List.of("deal-reps"),
                        "auth_time",
                        CLOCK.instant().getEpochSecond() - 400));
        assertThat(browser.open(at("/sign-in/provider")).expect(403).text())
                .contains("did not ask you to sign in again");
        provider.signsIn("8", "hal", Map.of("groups", List.of("deal-reps"), "auth_time", "now"));
        assertThat(browser.open(at("/sign-in/provider")).expect(403).text())
                .contains("did not ask you to sign in again");
        provider.signsIn("9", "ivy", "deal-reps");
        assertThat(browser.open(at("/sign-in/provider")).expect(403).text()).contains("Sign in again as hal");
        assertThat(isSignedIn(browser)).isTrue();
    }
}
