package org.dealdesk.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.notification.mail.MailServer;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Authenticator;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.HtmlUtils;

/** Passkeys, from the one that is added to the one that is refused. */
class PasskeysIntegrationTests {

    private static final String OTHER = "gravel violin hundred otter";
    private static final String HOST = "desk.example.com";
    private static final String ORIGIN = "https://" + HOST;
    private static final String NEW = "/profile/passkeys/new";
    private static final String LIST = "/profile/passkeys";
    private static final String USE = "/sign-in/passkey";
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");

    private static final String HOME = "/deals?whose=mine";
    private static final Map<Database, Product> PRODUCTS = new EnumMap<>(Database.class);

    private static final MailServer MAILS = new MailServer();

    private static Product on(Database database) {
        return PRODUCTS.computeIfAbsent(database, missing -> {
            Product product = Product.withAccounts(missing.fresh(), MAILS.properties());
            Newcomers.boss(product);
            return product;
        });
    }

    @AfterAll
    static void stop() {
        PRODUCTS.values().forEach(Product::close);
        PRODUCTS.clear();
        MAILS.close();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void signPeopleInAloneAndAfterThePasswordUntilTheyAreRemoved(Database database) {
        Product product = on(database);
        Desk ann = arrive(product, "ann");
        write(product, "ann", "ann@example.com", true);
        Authenticator key = key();
        assertThat(add(ann, key, "Laptop").expect(200).text())
                .contains("The passkey is added", "Laptop", "not used yet");
        Desk boss = new Desk(product);
        boss.signIn("boss", Newcomers.PASSWORD).expect(200);
        assertThat(boss.look("/api/v1/people?q=ann").expect(200).html()).contains("\"secondFactor\":true");
        assertThat(boss.look("/api/v1/people/boss").expect(200).html()).contains("\"secondFactor\":false");
        assertThat(boss.get("/people?q=ann").text()).contains("password, passkey");

        Desk alone = new Desk(product);
        assertThat(use(alone, key).address()).isEqualTo(HOME);
        assertThat(alone.get(LIST).text()).contains("last used");

        Desk second = new Desk(product);
        Page asked = second.signIn("ann", password("ann")).expect(200);
        assertThat(asked.address()).isEqualTo("/sign-in/second");
        assertThat(second.get("/profile").address()).startsWith("/sign-in");
        assertThat(second.submit(second.get("/sign-in/second"), USE, answer(second, asked, key))
                        .address())
                .isEqualTo("/profile");
        assertThat(second.get("/sign-in/second").address()).isEqualTo(HOME);
        assertThat(types(product, "ann")).endsWith("PASSKEY_ADDED", "SIGNED_IN", "SIGNED_IN");
        assertThat(second.get("/api/v1/sessions").html())
                .contains("\"way\":\"PASSWORD_AND_PASSKEY\"", "\"way\":\"PASSKEY\"");

        assertThat(second.submit(second.get(LIST), LIST + "/" + key.id() + "/rename", Map.of("name", "Old laptop"))
                        .expect(200)
                        .text())
                .contains("Old laptop");
        assertThat(remove(second, key).expect(200).text()).contains("The passkey is removed");
        refused(product, key);
        assertThat(new Desk(product).signIn("ann", password("ann")).address()).isEqualTo(HOME);
        assertThat(types(product, "ann")).contains("PASSKEY_REMOVED");
        assertThat(MAILS.await(2))
                .extracting(MailServer.Mail::to, MailServer.Mail::subject)
                .containsExactly(
                        tuple("ann@example.com", "[Dealdesk] A passkey was added"),
                        tuple("ann@example.com", "[Dealdesk] A passkey was removed"));
        assertThat(product.sql()
                        .sql("select data from history_record where stream like 'access/%'")
                        .query(String.class)
                        .list())
                .noneMatch(data -> data.contains(key.id()) || data.contains("laptop"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void endWithAResetAndWithThePersonAndNotWithThePassword(Database database) {
        Product product = on(database);
        Desk bea = arrive(product, "bea");
        Authenticator key = key();
        add(bea, key, "Phone").expect(200);
        bea.submit(bea.get("/profile"), "/profile/password", Map.of("current", password("bea"), "password", OTHER))
                .expect(200);
        assertThat(use(new Desk(product), key).address()).isEqualTo(HOME);

        Passkeys passkeys = product.bean(Passkeys.class);
        product.bean(Transactions.class).run(() -> {
            passkeys.reset(new Caller("boss", Set.of(Role.ADMIN), Set.of()), "bea");
            return "done";
        });
        assertThat(bea.get("/profile").address()).startsWith("/sign-in");
        refused(product, key);
        assertThat(types(product, "bea")).endsWith("PASSKEYS_RESET", "SESSIONS_ENDED");
        assertThatThrownBy(() -> passkeys.reset(new Caller("bea", Set.of(Role.SALES_REP), Set.of()), "boss"))
                .hasMessageContaining("Only administrators");

        Desk again = new Desk(product);
        again.signIn("bea", OTHER).expect(200);
        Authenticator next = key();
        add(again, next, "New phone").expect(200);
        write(product, "bea", null, false);
        refused(product, next);
        assertThat(product.sql()
                        .sql("select count(*) from user_credentials where credential_id in (?, ?)")
                        .params(key.id(), next.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void areRefusedWhereTheyAnswerSomethingElse() {
        Product product = on(Database.H2);
        Desk dan = arrive(product, "dan");
        Authenticator other = key();
        add(dan, other, "Phone").expect(200);
        String handleOfDan = other.handle();
        Desk cid = arrive(product, "cid");
        Authenticator key = key();
        int both = Authenticator.PRESENT | Authenticator.VERIFIED;
        assertThat(add(cid, new Authenticator(HOST, "https://evil.example.com"), "Evil")
                        .expect(422)
                        .text())
                .contains("was not accepted");
        add(cid, new Authenticator("example.com", ORIGIN), "Wide").expect(422);
        add(cid, key.used(HOST, ORIGIN, Authenticator.PRESENT), "No PIN").expect(422);
        add(cid, other, "That of Dan").expect(422);
        add(cid, key, "Laptop").expect(200);

        String handle = key.handle();
        refused(product, key.used(HOST, "https://evil.example.com", both));
        refused(product, key.used(HOST, "http://" + HOST, both));
        refused(product, key.used("example.com", ORIGIN, both));
        refused(product, key.used(HOST, ORIGIN, Authenticator.PRESENT));
        refused(product, key.used(HOST, ORIGIN, Authenticator.VERIFIED));
        refused(product, key.used(HOST, ORIGIN, both).counting(1, handleOfDan));
        refused(product, key());

        Desk second = new Desk(product);
        Page asked = second.signIn("cid", password("cid"));
        assertThat(second.submit(asked, USE, answer(second, asked, other.counting(1, handleOfDan)))
                        .address())
                .isEqualTo("/sign-in/second?refused");
        assertThat(second.get("/profile").address()).startsWith("/sign-in");

        assertThat(use(new Desk(product), key.counting(40, handle)).address()).isEqualTo(HOME);
        refused(product, key.counting(20, handle));
        for (String sent : List.of("", "{}", "[]", "nonsense", "{\"rawId\":\"AA\",\"response\":{}}", "\"\u0000\"")) {
            Desk desk = new Desk(product);
            assertThat(desk.submit(desk.get("/sign-in"), USE, Map.of("credential", sent))
                            .address())
                    .isEqualTo("/sign-in?passkey-refused");
        }
    }

    @Test
    void answerAChallengeOnceAndForTenMinutesInOneBrowser() {
        Product product = on(Database.H2);
        Desk eve = arrive(product, "eve");
        Authenticator key = key();
        add(eve, key, "Laptop").expect(200);

        Desk honest = new Desk(product);
        Page page = honest.get("/sign-in");
        Map<String, String> sent = answer(honest, page, key);
        String kept = cookies(honest);
        assertThat(honest.submit(page, USE, sent).address()).isEqualTo(HOME);
        Map<String, String> replayed = new HashMap<>(page.hidden(USE));
        replayed.putAll(sent);
        Page replay = new Desk(product).send(USE, replayed, "Cookie", kept, "Sec-Fetch-Site", "same-origin");
        assertThat(replay.header("Location")).endsWith("/sign-in?passkey-refused");

        Desk elsewhere = new Desk(product);
        assertThat(elsewhere
                        .submit(elsewhere.get("/sign-in"), USE, answer(new Desk(product), page, key))
                        .address())
                .isEqualTo("/sign-in?passkey-refused");

        Desk late = new Desk(product);
        Page form = late.get("/sign-in");
        Map<String, String> stale = answer(late, form, key);
        product.clock().advance(Duration.ofMinutes(10));
        assertThat(late.submit(form, USE, stale).address()).isEqualTo("/sign-in?passkey-refused");
    }

    @Test
    void proveOnceMoreWhoItIsAfterAWhile() {
        Product product = on(Database.H2);
        Desk fay = arrive(product, "fay");
        Authenticator key = key();
        add(fay, key, "Laptop").expect(200);
        product.clock().advance(Duration.ofMinutes(16));
        Page asked = fay.submit(fay.get(LIST), NEW, Map.of()).expect(403);
        assertThat(asked.text()).contains("Confirm that it is you", "Use your passkey");
        String unknown = key().use(options(fay, asked, false));
        assertThat(again(fay, asked, unknown).expect(403).text()).contains("was not accepted");
        String answer = key.use(options(fay, asked, false));
        assertThat(again(fay, asked, answer).expect(200).text()).contains("Create the passkey");
        fay.submit(fay.get(LIST), NEW, Map.of()).expect(200);
    }

    @Test
    void areTenAtMost() {
        Desk guy = arrive(on(Database.H2), "guy");
        for (int number = 1; number <= Passkeys.MOST; number++) {
            add(guy, key(), "Key " + number).expect(200);
        }
        assertThat(guy.get(LIST).text()).contains("You have 10 passkeys");
        assertThat(guy.post(NEW, guy.get("/profile").hidden("/sign-out"))
                        .expect(422)
                        .text())
                .contains("cannot add another one");
    }

    @Test
    void areNeededByEveryoneWhereTheSecondFactorIsRequired() {
        try (Product product = Product.withAccounts(
                Database.H2.fresh(), "dealdesk.public-url=" + ORIGIN, "dealdesk.accounts.second-factor=required")) {
            Desk boss = Newcomers.boss(product);
            for (String page : List.of("/", "/policies", "/profile", "/getting-started", "/deals")) {
                assertThat(boss.get(page).address()).as(page).isEqualTo(LIST);
            }
            assertThat(boss.post("/profile/sessions/end", boss.get(LIST).hidden(NEW))
                            .address())
                    .isEqualTo(LIST);
            assertThat(boss.look("/api/v1/me").expect(403).html()).contains("Add a passkey first");
            assertThat(boss.get(LIST).text()).contains("Everyone needs a passkey here");
            Authenticator key = key();
            String home = "/deals?whose=all";
            assertThat(add(boss, key, "Laptop").expect(200).address()).isEqualTo(home);
            boss.look("/api/v1/me").expect(200);
            assertThat(remove(boss, key).expect(422).text()).contains("The last passkey cannot be removed");
            assertThat(new Desk(product).signIn("boss", Newcomers.PASSWORD).address())
                    .isEqualTo("/sign-in/second");
            assertThat(use(new Desk(product), key).address()).isEqualTo(home);
        }
    }

    @Test
    void areResetByAdministratorsWithRest() {
        Product product = Product.on(Database.H2);
        product.as("admin").post("/people/rep/reset", "{\"what\":\"PASSKEYS\"}").expect(204);
        product.as("rep").post("/people/rep/reset", "{\"what\":\"PASSKEYS\"}").refused(403, "forbidden");
    }

    /** A sales rep who has signed in with a new password. */
    private static Desk arrive(Product product, String person) {
        Desk boss = new Desk(product);
        boss.signIn("boss", Newcomers.PASSWORD).expect(200);
        Newcomers newcomers = new Newcomers(product);
        String link = newcomers.invite(boss, Map.of(person, "SALES_REP")).get(person);
        return newcomers.arrive(person, link);
    }

    private static void write(Product product, String id, String mail, boolean active) {
        People people = product.bean(People.class);
        product.bean(Transactions.class).run(() -> {
            Person known = people.find(id).orElseThrow();
            people.save(new Person(id, known.name(), mail, known.roles(), known.leadOf(), active, null));
            return known;
        });
    }

    private static String password(String person) {
        return Newcomers.PASSWORD + " " + person;
    }

    private static Authenticator key() {
        return new Authenticator(HOST, ORIGIN);
    }

    private static Page again(Desk desk, Page asked, String credential) {
        return desk.submit(asked, "/sign-in/again", Map.of("again-passkey", credential, "again-to", NEW));
    }

    private static Page remove(Desk desk, Authenticator key) {
        return desk.submit(desk.get(LIST), LIST + "/" + key.id() + "/remove", Map.of());
    }

    private static Page add(Desk desk, Authenticator key, String name) {
        Page form = desk.submit(desk.get(LIST), NEW, Map.of()).expect(200);
        Matcher options = OPTIONS.matcher(form.html());
        assertThat(options.find()).isTrue();
        String made = key.make(HtmlUtils.htmlUnescape(options.group(1)));
        return desk.submit(form, LIST, Map.of("name", name, "credential", made));
    }

    private static Page use(Desk desk, Authenticator key) {
        Page form = desk.get("/sign-in").expect(200);
        return desk.submit(form, USE, answer(desk, form, key));
    }

    private static void refused(Product product, Authenticator key) {
        Desk desk = new Desk(product);
        assertThat(use(desk, key).address()).isEqualTo("/sign-in?passkey-refused");
        assertThat(desk.get("/profile").address()).startsWith("/sign-in");
    }

    private static Map<String, String> answer(Desk desk, Page form, Authenticator key) {
        boolean second = form.hidden(USE).containsKey("second");
        return Map.of("credential", key.use(options(desk, desk.get(second ? "/sign-in/second" : "/sign-in"), second)));
    }

    private static String options(Desk desk, Page form, boolean second) {
        Map<String, String> fields = new HashMap<>(Map.of("_csrf", token(form)));
        if (second) {
            fields.put("second", "true");
        }
        return desk.post("/sign-in/passkey/options", fields).expect(200).html();
    }

    private static String token(Page form) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(form.html());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String cookies(Desk desk) {
        StringBuilder all = new StringBuilder();
        desk.cookies().forEach(cookie -> all.append(all.isEmpty() ? "" : "; ")
                .append(cookie.getName())
                .append('=')
                .append(cookie.getValue()));
        return all.toString();
    }

    private static List<String> types(Product product, String person) {
        return product.sql()
                .sql("select type from history_record where stream = ? order by seq")
                .param("access/" + person)
                .query(String.class)
                .list();
    }
}
