package org.dealdesk.access.oidc.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.Browser;
import org.dealdesk.testing.provider.Browser.Page;
import org.dealdesk.testing.provider.Keycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The whole way with a real provider: Keycloak, with the realm and the settings of {@code docker/compose.yaml --profile sso}. */
class KeycloakIntegrationTests {

    private static Keycloak keycloak;
    private static Product product;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        int port = Keycloak.freePort();
        keycloak = Keycloak.start(port, directory.resolve("keycloak.log"));
        List<String> properties = new ArrayList<>(List.of(
                "server.port=" + port,
                "dealdesk.public-url=http://localhost:" + port,
                "dealdesk.oidc.issuer=" + keycloak.issuer(),
                "dealdesk.oidc.discovery=" + keycloak.discovery(),
                "dealdesk.oidc.client-id=dealdesk",
                "dealdesk.oidc.client-secret=" + Keycloak.CLIENT_SECRET));
        rolesOfCompose().forEach((name, role) -> properties.add(name + "=" + role));
        product = Product.ofCompany(Database.H2.fresh(), new MovableClock(), properties.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    /** What the container of the product is told of roles. */
    private static Map<String, String> rolesOfCompose() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Path.of("docker/compose.yaml")));
        JsonNode settings = CanonicalJson.read(at(at(at(compose, "services"), "dealdesk"), "environment")
                .get("SPRING_APPLICATION_JSON")
                .toString());
        Map<String, String> roles = new TreeMap<>();
        settings.properties()
                .forEach(setting ->
                        roles.put(setting.getKey(), setting.getValue().textValue()));
        return roles;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> map, String name) {
        return (Map<String, Object>) map.get(name);
    }

    private static String at(String path) {
        return "http://localhost:" + product.port() + path;
    }

    private static Page signIn(Browser browser, String user) {
        Page form = browser.open(at("/sign-in/provider")).expect(200);
        assertThat(form.address().toString()).startsWith(keycloak.issuer());
        return browser.submit(
                form, "/login-actions/authenticate", Map.of("username", user, "password", Keycloak.PASSWORD));
    }

    @Test
    void signsInWithTheRolesOfTheRealm() {
        assertThat(signIn(browser, "rob").expect(200).address()).hasPath("/deals");
        assertThat(product.bean(People.class).find("rob"))
                .contains(
                        new Person("rob", "Rob Rep", "rob@example.com", Set.of(Role.SALES_REP), Set.of(), true, null));
        assertThat(signIn(new Browser(), "fin").expect(200).address()).hasPath("/inbox");
    }

    @Test
    void everyRoleOfTheRealmIsMapped() throws IOException {
        JsonNode realm = CanonicalJson.read(Files.readString(Path.of("docker/dealdesk-realm.json")));
        Set<String> roles = new TreeSet<>();
        realm.at("/roles/realm")
                .forEach(role ->
                        roles.add("dealdesk.oidc.roles[" + role.get("name").textValue() + "]"));
        assertThat(rolesOfCompose()).containsOnlyKeys(roles);
        assertThat(rolesOfCompose().values())
                .allSatisfy(role -> assertThat(Role.valueOf(role).name()).isEqualTo(role));
    }

    @Test
    void refusesWhoHasNoRoleInTheRealm() {
        Page page = signIn(browser, "guest").expect(403);
        assertThat(page.text()).contains("has no role that is used here");
        assertThat(browser.cookies()).extracting(HttpCookie::getName).doesNotContain("dealdesk");
    }

    @Test
    void endsSessionsHereWhereAnAdministratorOfTheProviderEndsThem() {
        signIn(browser, "sal").expect(200);
        Browser other = new Browser();
        signIn(other, "pam").expect(200);
        keycloak.signOut("sal");
        assertThat(browser.open(at("/deals")).address()).hasPath("/sign-in");
        assertThat(other.open(at("/policies")).address()).hasPath("/policies");
    }

    @Test
    void signsOutAtTheProviderToo() {
        signIn(browser, "fin").expect(200);
        Page home = browser.open(at("/inbox"));
        Page out = browser.send(home, "/sign-out", Map.of()).expect(200);
        Page back = browser.open(out.header("Refresh").replaceFirst("^0;url=", ""));
        assertThat(back.expect(200).address().toString()).isEqualTo(at("/sign-in"));
        assertThat(browser.open(at("/sign-in/provider")).address().toString())
                .as("the provider asks for the password again")
                .startsWith(keycloak.issuer());
    }

    @Test
    void provesAgainWhoItIsWithASignInOfTheLastMinutes() {
        signIn(browser, "ada").expect(200);
        assertThat(browser.open(at("/sign-in/provider")).expect(200).address().getPort())
                .as("the sign-in was a moment ago, so nothing is asked")
                .isEqualTo(product.port());
    }

    @Test
    void rolesOfTheRealmHoldFromTheNextSignInOn() {
        signIn(browser, "rob").expect(200);
        keycloak.takeRole("rob", "deal-sales-rep");
        assertThat(signIn(new Browser(), "rob").expect(403).text()).contains("has no role that is used here");
        assertThat(product.bean(People.class).find("rob").orElseThrow().roles()).isEmpty();
        assertThat(browser.open(at("/deals")).address()).hasPath("/sign-in");
        keycloak.giveRole("rob", "deal-sales-rep");
    }

    @Test
    void takesEachCodeOnce() {
        Page form = browser.open(at("/sign-in/provider")).expect(200);
        Page back = browser.send(
                form, "/login-actions/authenticate", Map.of("username", "leo", "password", Keycloak.PASSWORD));
        List<HttpCookie> pending = List.copyOf(browser.cookies());
        assertThat(browser.follow(back, 0).expect(200).address()).hasPath("/inbox");
        Browser copy = new Browser();
        pending.stream()
                .filter(cookie -> cookie.getName().equals("desk-provider"))
                .forEach(cookie -> copy.add(URI.create(at("/sign-in/provider")), cookie));
        assertThat(copy.look(back.next().toString()).expect(403).text()).contains("This sign-in is over");
    }
}
