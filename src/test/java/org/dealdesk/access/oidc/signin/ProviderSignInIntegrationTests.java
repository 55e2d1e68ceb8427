package org.dealdesk.access.oidc.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dealdesk.access.oidc.Identities;
import org.dealdesk.access.record.SignInRecords;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.LogLines;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.Browser;
import org.dealdesk.testing.provider.Browser.Page;
import org.dealdesk.testing.provider.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes in by way of an identity provider, as whom, and who does not. */
class ProviderSignInIntegrationTests {

    private static final MovableClock CLOCK = new MovableClock();
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
        provider.userInfo().clear();
    }

    private static String at(String path) {
        return "http://localhost:" + product.port() + path;
    }

    private Page signIn() {
        return browser.open(at("/sign-in/provider"));
    }

    private static Person person(String id) {
        return product.bean(People.class).find(id).orElseThrow();
    }

    private void refusesWith(String text) {
        Page page = signIn().expect(403);
        assertThat(page.text()).contains("You are not signed in", text);
        assertThat(browser.cookies()).extracting(HttpCookie::getName).doesNotContain("dealdesk");
        assertThat(browser.open(at("/deals")).address()).hasPath("/sign-in");
    }

    @Test
    void signsInWhoHasAMappedRoleAndEntersThem() {
        provider.signsIn("1001", "ann", "deal-reps", "everyone");
        Page offer = browser.open(at("/"));
        assertThat(offer.html()).contains("href=\"/sign-in/provider\"");
        assertThat(signIn().expect(200).address()).hasPath("/deals");
        assertThat(person("ann"))
                .isEqualTo(new Person(
                        "ann", "Person ann", "ann@example.com", Set.of(Role.SALES_REP), Set.of(), true, null));
    }

    @Test
    void asksWithStateNonceAndPkceAndBeginsNoSessionBefore() {
        Page away = browser.look(at("/sign-in/provider")).expect(302);
        browser.look(away.next().toString());
        assertThat(provider.lastRequest())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "dealdesk")
                .containsEntry("scope", "openid profile email")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", at("/sign-in/provider/back"))
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKeys("max_age", "acr_values");
        assertThat(browser.cookies()).extracting(HttpCookie::getName).containsExactly("desk-provider");
        String cookie = away.header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/sign-in/provider");
        assertThat(cookie).doesNotContain(provider.lastRequest().get("state"));
    }

    @Test
    void takesOverNameMailAndRolesAtEachSignIn() {
        provider.signsIn("1002", "ben", "deal-reps");
        signIn().expect(200);
        provider.signsIn(
                "1002",
                "renamed",
                Map.of(
                        "groups",
                        List.of("deal-finance"),
                        "name",
                        "Ben\u0000 New\u202Eman",
                        "email",
                        "new@example.com"));
        assertThat(signIn().expect(200).address()).hasPath("/inbox");
        assertThat(person("ben").name()).isEqualTo("Ben Newman");
        assertThat(person("ben").mail()).isEqualTo("new@example.com");
        assertThat(person("ben").roles()).containsExactly(Role.FINANCE);
        assertThat(product.bean(People.class).find("renamed")).isEmpty();
    }

    @Test
    void neverTakesAPersonForAnAccountThatOnlyBearsTheirName() {
        product.bean(People.class).save(new Person("carla", "Carla", null, Set.of(Role.FINANCE), Set.of(), true, null));
        provider.signsIn("666", "carla", "deal-admins");
        refusesWith("The name carla belongs to a person here");
        provider.signsIn("666", "CARLA", "deal-admins");
        refusesWith("The name carla belongs to a person here");
        assertThat(person("carla").roles()).containsExactly(Role.FINANCE);

        provider.signsIn("1003", "dora", "deal-reps");
        signIn().expect(200);
        provider.signsIn("667", "dora", "deal-admins");
        Browser thief = new Browser();
        assertThat(thief.open(at("/sign-in/provider")).expect(403).text()).contains("The name dora belongs");
    }

    @Test
    void linksAPersonOnceWhereAnAdministratorAllowsIt() {
        product.bean(People.class).save(new Person("emil", "Emil", null, Set.of(Role.LEGAL), Set.of(), true, null));
        product.bean(Identities.class).await("emil");
        provider.signsIn("1004", "emil", "deal-finance");
        assertThat(signIn().expect(200).address()).hasPath("/inbox");
        assertThat(person("emil").roles()).containsExactly(Role.FINANCE);
        provider.signsIn("668", "emil", "deal-finance");
        assertThat(new Browser().open(at("/sign-in/provider")).expect(403).text())
                .contains("The name emil belongs");
    }

    @Test
    void refusesWhoHasNoRoleAndTakesAwayWhatTheProviderHasTakenAway() {
        provider.signsIn("1005", "fay", "everyone");
        refusesWith("has no role that is used here");
        assertThat(product.bean(People.class).find("fay")).isEmpty();
        provider.signsIn("1005", "fay", "deal-reps");
        signIn().expect(200);
        provider.signsIn("1005", "fay", "everyone");
        assertThat(new Browser().open(at("/sign-in/provider")).expect(403).text())
                .contains("no role");
        assertThat(person("fay").roles()).isEmpty();
    }

    @Test
    void saysWhichAdministratorToAsk() {
        provider.signsIn("1", "boss", "deal-admins");
        new Browser().open(at("/sign-in/provider")).expect(200);
        provider.signsIn("1006", "gus", "everyone");
        assertThat(signIn().expect(403).text()).contains("These administrators can help: Person boss");
        try (LogLines log = LogLines.ofAll()) {
            provider.signsIn("1", "boss", "deal-reps");
            new Browser().open(at("/sign-in/provider")).expect(200);
            assertThat(log.containing("alarm=no-administrator person=boss")).hasSize(1);
        }
    }

    @Test
    void refusesRolesThatExcludeEachOtherProgramsAndForbiddenNames() {
        provider.signsIn("1007", "hal", "deal-admins", "deal-finance");
        refusesWith("roles that exclude each other");
        provider.signsIn("1008", "crm-client", "deal-crm");
        refusesWith("is that of a program");
        for (String name : List.of("system", "ME", "a b", "../../etc", "<b>x</b>", "x".repeat(101), "a\u0000b")) {
            provider.signsIn("1009", name, "deal-reps");
            refusesWith("The name of your account at the identity provider cannot be used here");
        }
        provider.signsIn("1009", "", "deal-reps");
        refusesWith("does not say by which name");
    }

    @Test
    void refusesWhoIsInactiveHere() {
        provider.signsIn("1010", "ida", "deal-reps");
        signIn().expect(200);
        Person ida = person("ida");
        product.bean(People.class)
                .save(new Person("ida", ida.name(), ida.mail(), ida.roles(), ida.leadOf(), false, null));
        assertThat(browser.open(at("/deals")).address()).hasPath("/sign-in");
        assertThat(new Browser().open(at("/sign-in/provider")).expect(403).text())
                .contains("The account ida is deactivated here");
    }

    @Test
    void recordsWhoSignedInHowAndWhoseSignInsWereRefused() {
        provider.signsIn("1015", "nia", "deal-reps");
        signIn().expect(200);
        provider.signsIn("1016", "nia", "deal-reps");
        new Browser().open(at("/sign-in/provider")).expect(403);
        new Browser().open(at("/sign-in/provider")).expect(403);
        CLOCK.advance(Duration.ofMinutes(16));
        product.bean(SignInRecords.class).writeDue();
        assertThat(product.bean(History.class).of("access/nia", 0, 10))
                .extracting(record -> record.type() + " " + record.actor() + " "
                        + record.data().path("way").asText()
                        + record.data().path("count").asText())
                .containsExactly("PROVIDER_LINKED nia ", "SIGNED_IN nia OIDC", "SIGN_IN_FAILED system 2");
    }

    @Test
    void readsClaimsFromUserInfoWhereTheIdTokenLacksThem() {
        provider.signsIn("1011", "jan", Map.of("name", ""));
        provider.userInfo().put("groups", List.of("deal-finance"));
        provider.userInfo().put("name", "Jan of UserInfo");
        assertThat(signIn().expect(200).address()).hasPath("/inbox");
        assertThat(person("jan").name()).isEqualTo("Jan of UserInfo");
    }

    @Test
    void survivesClaimsOfAnotherTypeAndTenThousandGroups() {
        for (Object odd : List.of(7, true, Map.of("a", 1), List.of(List.of("deal-reps")))) {
            provider.signsIn("1012", "kim", Map.of("groups", odd));
            refusesWith("has no role that is used here");
        }
        provider.signsIn("1012", "kim", Map.of("preferred_username", 7, "groups", List.of("deal-reps")));
        refusesWith("does not say by which name");
        List<String> groups = Stream.concat(
                        IntStream.range(0, 10_000).mapToObj(number -> "group-" + number), Stream.of("deal-reps"))
                .toList();
        provider.signsIn("1012", "kim", Map.of("groups", groups, "name", List.of(1), "email", Map.of()));
        assertThat(signIn().expect(200).address()).hasPath("/deals");
        assertThat(person("kim").name()).isEqualTo("kim");
        assertThat(person("kim").mail()).isNull();
    }

    @Test
    void goesToThePageThatWasAskedForAndNowhereElse() {
        provider.signsIn("1013", "lea", "deal-reps");
        browser.open(at("/deals?whose=mine&status=WON"));
        assertThat(signIn().expect(200).address()).hasPath("/deals").hasQuery("whose=mine&status=WON");
        for (String evil : List.of("//evil.example/", "https://evil.example/", "/\\evil.example", "/\tevil")) {
            Browser other = new Browser();
            HttpCookie wanted = new HttpCookie(
                    "desk-wanted",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(evil.getBytes(StandardCharsets.US_ASCII)));
            wanted.setPath("/");
            wanted.setVersion(0);
            other.add(URI.create(at("/")), wanted);
            Page home = other.open(at("/sign-in/provider?next=//evil.example&redirect_uri=https://evil.example"))
                    .expect(200);
            assertThat(home.address()).hasHost("localhost").hasPath("/deals");
        }
    }

    @Test
    void beginsANewSessionWhateverTheBrowserBroughtAlong() {
        provider.signsIn("1014", "mia", "deal-reps");
        HttpCookie planted = new HttpCookie("dealdesk", "planted-by-another");
        planted.setPath("/");
        planted.setDomain("localhost.local");
        planted.setVersion(0);
        browser.add(URI.create(at("/")), planted);
        signIn().expect(200);
        assertThat(session()).isNotEqualTo("planted-by-another");
        String first = session();
        CLOCK.advance(Duration.ofMinutes(1));
        browser.open(at("/sign-in/provider")).expect(200);
        assertThat(session()).isNotEqualTo(first);
    }

    private String session() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("dealdesk"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
