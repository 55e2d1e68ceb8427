package org.dealdesk.desk.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dealdesk.desk.Browsing;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Chromium;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Passkeys in a real browser, whose authenticator is the browser's own virtual one. */
class PasskeyBrowserIntegrationTests {

    private static final Pattern HOME = Pattern.compile(".*/deals.*");

    /** Gets an answer to what the product asks, as its own script does, from a page that need not be the product's. */
    private static final String USE = """
            ([asked, rpId]) => {
              const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
              const options = {challenge: bytes(asked.challenge), rpId: rpId, userVerification: 'required'};
              return navigator.credentials.get({publicKey: options})
                .then(used => JSON.stringify(used.toJSON()), refused => refused.name);
            }""";

    /** Asks the product as its own script does. */
    private static final String ASK = """
            () => fetch('/sign-in/passkey/options',
                {method: 'POST', headers: {'X-CSRF-TOKEN': document.querySelector('[name=_csrf]').value}})
              .then(answer => answer.json())""";

    /** Sends the form with an answer of another page. */
    private static final String SEND = """
            answer => {
              const form = document.querySelector('form[action="/sign-in/passkey"]');
              form.elements.credential.value = answer;
              form.submit();
            }""";

    @Test
    void areAddedSignInProveAndAreRemovedAndAreRefusedToOtherPages() throws IOException {
        HttpServer evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        });
        evil.start();
        try (Product product = Product.withAccounts(Database.H2.fresh());
                Chromium chromium = new Chromium();
                BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
            Newcomers.boss(product);
            String home = "http://localhost:" + product.port();
            List<String> complaints = new ArrayList<>();
            Page page = context.newPage();
            page.onPageError(complaints::add);
            CDPSession session = authenticator(context, page);

            isNotOfferedAtAnAddressWithoutAName(product);
            signInWithPassword(page, home);
            add(page, home);
            Browsing.button(page, "Sign out").click();
            signInAlone(page);
            signInAfterPassword(page, home);
            proveAgain(page, home, product);
            Browsing.button(page, "Sign out").click();
            isRefusedToAnotherOrigin(
                    page, home, "http://localhost:" + evil.getAddress().getPort());
            signInAlone(page);
            page.navigate(home + "/profile/passkeys");
            page.locator("summary").click();
            Browsing.button(page, "Remove").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is removed");
            Browsing.button(page, "Sign out").click();
            Browsing.button(page, "Sign in with a passkey").click();
            assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("not accepted");
            assertThat(complaints).isEmpty();
            session.detach();
        } finally {
            evil.stop(0);
        }
    }

    private static CDPSession authenticator(BrowserContext context, Page page) {
        CDPSession session = context.newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", parameters);
        return session;
    }

    private static void isNotOfferedAtAnAddressWithoutAName(Product product) {
        Desk desk = new Desk(product);
        assertThat(desk.get("/sign-in").offers("/sign-in/passkey")).isFalse();
        desk.signIn("boss", Newcomers.PASSWORD).expect(200);
        Desk.Page profile = desk.get("/profile").expect(200);
        assertThat(profile.text()).contains("Browsers have passkeys only where");
        assertThat(profile.offers("/profile/passkeys/new")).isFalse();
    }

    private static void signInWithPassword(Page page, String home) {
        page.navigate(home + "/sign-in");
        page.getByLabel("Username").fill("boss");
        page.getByLabel("Password").fill(Newcomers.PASSWORD);
        Browsing.button(page, "Sign in").click();
    }

    private static void add(Page page, String home) {
        assertThat(page).hasURL(HOME);
        page.navigate(home + "/profile");
        Browsing.button(page, "Add a passkey").click();
        assertThat(Browsing.violations("passkey-new", page)).isEmpty();
        page.getByLabel("Name").fill("Laptop");
        Browsing.button(page, "Create the passkey").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is added");
        assertThat(page.locator("main")).containsText("Laptop");
        assertThat(Browsing.violations("passkeys", page)).isEmpty();
    }

    private static void signInAlone(Page page) {
        Browsing.button(page, "Sign in with a passkey").click();
        assertThat(page).hasURL(HOME);
    }

    private static void signInAfterPassword(Page page, String home) {
        Browsing.button(page, "Sign out").click();
        signInWithPassword(page, home);
        assertThat(page).hasURL(home + "/sign-in/second");
        assertThat(Browsing.violations("sign-in-second", page)).isEmpty();
        signInAlone(page);
    }

    private static void proveAgain(Page page, String home, Product product) {
        product.clock().advance(Duration.ofMinutes(16));
        page.navigate(home + "/profile/passkeys");
        Browsing.button(page, "Add a passkey").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Confirm that it is you");
        assertThat(Browsing.violations("sign-in-again", page)).isEmpty();
        Browsing.button(page, "Use your passkey").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Add a passkey");
    }

    /** Another server of the same host gets an answer from the browser, but not for the product's origin; other hosts get none. */
    private static void isRefusedToAnotherOrigin(Page page, String home, String evil) {
        Object asked = page.evaluate(ASK);
        page.navigate(evil);
        String answer = (String) page.evaluate(USE, List.of(asked, "localhost"));
        assertThat(answer).contains("clientDataJSON");
        assertThat(page.evaluate(USE, List.of(asked, "deals.example.com"))).isEqualTo("SecurityError");
        page.navigate(evil.replace("localhost", "127.0.0.1"));
        assertThat(page.evaluate(USE, List.of(asked, "localhost"))).isEqualTo("SecurityError");
        page.navigate(home + "/sign-in");
        page.evaluate(SEND, answer);
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("not accepted");
    }
}
