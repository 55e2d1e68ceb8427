package org.dealdesk.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dealdesk.access.oidc.ProviderLinks.SignIn;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.MovableClock;
import org.dealdesk.testing.product.Product;
import org.dealdesk.testing.provider.Browser;
import org.dealdesk.testing.provider.Browser.Page;
import org.dealdesk.testing.provider.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How people with local accounts go over to the identity provider, and back. */
class ProviderLinksIntegrationTests {

    private static final MovableClock CLOCK = new MovableClock();
    private static TestProvider provider;
    private static Product product;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        provider = new TestProvider(CLOCK);
        String[] properties = Stream.concat(Stream.of(provider.properties()), Stream.of("dealdesk.accounts=on"))
                .toArray(String[]::new);
        product = Product.ofCompany(Database.H2.fresh(), CLOCK, properties);
        Newcomers.boss(product);
    }

    @AfterAll
    static void stop() {
        product.close();
        provider.close();
    }

    private static String at(String path) {
        return "http://localhost:" + product.port() + path;
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return product.bean(Transactions.class).run(work);
    }

    private static Person hire(String id) {
        Person person = new Person(id, "Person " + id, null, Set.of(Role.LEGAL), Set.of(), true, null);
        return inTransaction(() -> {
            product.bean(People.class).save(person);
            return person;
        });
    }

    private Page signIn(String name, String password) {
        Page form = browser.open(at("/sign-in"));
        return browser.submit(form, "/sign-in", Map.of("name", name, "password", password));
    }

    @Test
    void aPersonLinksTheirOwnAccountAndKeepsTheirId() {
        signIn("boss", Newcomers.PASSWORD).expect(200);
        provider.signsIn("42", "someone.else", "deal-admins");
        Page profile = browser.open(at("/profile")).expect(200);
        assertThat(profile.text()).contains("Link your company account to sign in with it");
        Page leads = browser.send(profile, "/profile/provider", Map.of()).expect(200);
        Page linked = browser.open(leads.header("Refresh").replaceFirst("^0;url=", ""));
        assertThat(provider.lastRequest()).containsEntry("max_age", "300");
        assertThat(linked.expect(200).address().getPort()).isEqualTo(product.port());
        assertThat(product.bean(Identities.class).person(new Identities.Identity(provider.issuer(), "42")))
                .contains("boss");
        assertThat(browser.open(at("/profile")).text()).contains("You sign in with your company account");

        assertThat(new Browser().open(at("/sign-in/provider")).expect(200).status())
                .isEqualTo(200);
        Browser old = new Browser();
        Page again = old.submit(
                old.open(at("/sign-in")), "/sign-in", Map.of("name", "boss", "password", Newcomers.PASSWORD));
        assertThat(again.address()).hasQuery("refused");
        assertThat(product.bean(History.class).of("access/boss", 0, 100))
                .extracting(HistoryRecord::type)
                .extracting(Enum::name)
                .contains("PROVIDER_LINKED", "SESSIONS_ENDED");

        hire("other");
        provider.signsIn("43", "other", "deal-reps");
        assertThat(new Browser().open(at("/sign-in/provider")).expect(403).text())
                .contains("The name other belongs");
    }

    @Test
    void anAdministratorSaysWhereAPersonSignsIn() {
        ProviderLinks links = product.bean(ProviderLinks.class);
        hire("lea");
        assertThat(links.of("lea")).isEqualTo(SignIn.LOCAL);
        assertThat(inTransaction(() -> links.choose("lea", null, "boss"))).isEqualTo(SignIn.LOCAL);
        assertThat(inTransaction(() -> links.choose("lea", SignIn.OIDC, "boss")))
                .isEqualTo(SignIn.OIDC);
        provider.signsIn("44", "lea", "deal-finance");
        browser.open(at("/sign-in/provider")).expect(200);
        assertThat(links.isLinked("lea")).isTrue();

        Person lea = product.bean(People.class).find("lea").orElseThrow();
        assertThat(links.kept(new Person("lea", lea.name(), lea.mail(), lea.roles(), Set.of(Role.LEGAL), false, null)))
                .isNotNull();
        assertThatThrownBy(() -> links.kept(
                        new Person("lea", "Renamed", "x@example.com", Set.of(Role.ADMIN), Set.of(), true, null)))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.faults())
                        .extracting(Fault::pointer)
                        .containsExactly("/name", "/mail", "/roles"));

        assertThat(inTransaction(() -> links.choose("lea", SignIn.LOCAL, "boss")))
                .isEqualTo(SignIn.LOCAL);
        assertThat(browser.open(at("/inbox")).address()).hasPath("/sign-in");
        assertThat(new Browser().open(at("/sign-in/provider")).expect(403).text())
                .contains("The name lea belongs");
    }
}
