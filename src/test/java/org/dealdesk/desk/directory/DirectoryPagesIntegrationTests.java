package org.dealdesk.desk.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.people.PasskeyRows;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators do in the room People. */
class DirectoryPagesIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepTheDirectoryAndDecideWhatWaits(Database database) {
        try (Product product = Product.withAccounts(database.fresh())) {
            Newcomers newcomers = new Newcomers(product);
            Desk boss = Newcomers.boss(product);
            entersAndLimits(boss);
            String invitation = Newcomers.links(
                            act(boss, "/people/ann", "/people/ann/invite").html())
                    .get(0);
            assertThat(boss.get("/people/ann").text()).doesNotContain("/links/");
            Desk ann = newcomers.arrive("ann", invitation);
            assertThat(ann.get("/people").status()).isEqualTo(403);
            assertThat(ann.get("/people/boss").status()).isEqualTo(403);
            assertThat(boss.get("/people?role=FINANCE&signIn=LOCAL").text()).contains("Ann Adams");
            assertThat(boss.get("/people?status=INACTIVE").text()).contains("No people found");
            assertThat(boss.get("/people?view=roles").text()).contains("Ann Adams", "holds it");

            Desk second = newcomers.arrive(
                    "two", newcomers.invite(boss, Map.of("two", "ADMIN")).get("two"));
            resetsWithTwo(product, boss, second);
            removesPasskeysWithTwo(product, boss);
            signedIn(product, "ann", Newcomers.PASSWORD + " ann");
            deactivates(
                    product,
                    signedIn(product, "boss", Newcomers.PASSWORD),
                    signedIn(product, "two", Newcomers.PASSWORD + " two"));
        }
    }

    private static Page act(Desk desk, String page, String action) {
        return desk.submit(desk.get(page).expect(200), action, Map.of()).expect(200);
    }

    private static void entersAndLimits(Desk boss) {
        Page blank = boss.get("/people?new").expect(200);
        Map<String, String> ann = new LinkedHashMap<>(Map.of("id", "ann", "name", "", "mail", "no mail"));
        assertThat(boss.submit(blank, "/people", ann).expect(422).text())
                .contains("is required", "must be one address");
        ann.putAll(Map.of(
                "name", "Ann Adams",
                "mail", "ann@example.com",
                "roles", "FINANCE",
                "limit.FINANCE.maxTcv", "250000",
                "limit.FINANCE.regions", "NOWHERE"));
        assertThat(boss.submit(blank, "/people", ann).expect(422).text()).contains("is not in the policy");
        ann.put("limit.FINANCE.regions", "");
        assertThat(boss.submit(blank, "/people", ann).expect(200).text()).contains("Saved", "Ann Adams");
        assertThat(boss.get("/people/ann").html()).contains("value=\"250000\"");
        assertThat(boss.get("/people").text())
                .contains("active members with limits only, so large deals may wait: Finance");
        assertThat(boss.submit(blank, "/people", ann).expect(422).text()).contains("is in the directory already");
    }

    private static void resetsWithTwo(Product product, Desk boss, Desk second) {
        assertThat(act(boss, "/people/ann", "/people/ann/reset").text())
                .contains("Another administrator must approve this");
        String approve = "/people/changes/" + pending(product) + "/approve";
        assertThat(boss.get("/people").offers(approve)).isFalse();
        String link = Newcomers.links(act(second, "/people", approve).html()).get(0);
        assertThat(new Desk(product).get(link).status()).isEqualTo(200);
        Page person = second.get("/people/ann").expect(200);
        assertThat(second.submit(
                                person,
                                "/people/ann",
                                Map.of("name", "Ann Adams", "mail", "new@example.com", "roles", "FINANCE"))
                        .expect(200)
                        .text())
                .contains("Another administrator must approve this");
        assertThat(act(boss, "/people", "/people/changes/" + pending(product) + "/reject")
                        .text())
                .contains("Rejected");
    }

    private static void removesPasskeysWithTwo(Product product, Desk before) {
        String reset = "/people/ann/reset-passkeys";
        assertThat(before.get("/people/ann").html()).doesNotContain(reset);
        PasskeyRows.add(product, "ann");
        assertThat(before.get("/people/ann").html()).contains(reset);
        assertThat(before.get("/people?q=ann").text()).contains("password, passkey");
        Page confirm = before.get(reset).expect(200);
        assertThat(confirm.text()).contains("Remove the passkeys of Ann Adams?", "all sessions end now");
        assertThat(PasskeyRows.count(product)).isEqualTo(1);
        product.clock().advance(Duration.ofMinutes(16));
        assertThat(before.submit(confirm, reset, Map.of()).expect(403).text()).contains("Confirm that it is you");
        Desk boss = signedIn(product, "boss", Newcomers.PASSWORD);
        Desk second = signedIn(product, "two", Newcomers.PASSWORD + " two");
        assertThat(act(boss, reset, reset).text()).contains("Another administrator must approve this");
        assertThat(PasskeyRows.count(product)).isEqualTo(1);
        assertThat(second.get("/people").text()).contains("Removal of the passkeys of ann");
        assertThat(act(second, "/people", "/people/changes/" + pending(product) + "/approve")
                        .text())
                .contains("Approved and done");
        assertThat(PasskeyRows.count(product)).isZero();
    }

    private static Desk signedIn(Product product, String person, String password) {
        Desk desk = new Desk(product);
        desk.signIn(person, password).expect(200);
        return desk;
    }

    private static String pending(Product product) {
        return product.sql()
                .sql("select id from pending_change where status = 'PENDING'")
                .query(String.class)
                .single();
    }

    private static void deactivates(Product product, Desk boss, Desk second) {
        assertThat(act(boss, "/people/ann", "/people/ann/sessions/end").text()).contains("All sessions have ended");
        Page preview = boss.get("/people/ann/deactivate").expect(200);
        assertThat(preview.text()).contains("No open review, delegation or deal depends on this person");
        assertThat(boss.submit(preview, "/people/ann/deactivate", Map.of())
                        .expect(200)
                        .text())
                .contains("Deactivated");
        assertThat(act(boss, "/people/ann", "/people/ann/reactivate").text()).contains("Reactivated");
        Page other = second.get("/people/boss/deactivate").expect(200);
        second.submit(other, "/people/boss/deactivate", Map.of()).expect(200);
        assertThat(boss.get("/people").address()).startsWith("/sign-in");
        Page own = second.get("/people/two/deactivate").expect(200);
        assertThat(second.submit(own, "/people/two/deactivate", Map.of())
                        .expect(409)
                        .text())
                .contains("The last active administrator");
        assertThat(product.sql()
                        .sql("select active from person where id = 'two'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void importAFileAsAWholeOrNotAtAll(Database database) {
        try (Product product = Product.withAccounts(database.fresh())) {
            Desk boss = Newcomers.boss(product);
            String faulty =
                    "id;name;mail;roles\nann;Ann Ädams;ann@example.com;SALES_REP\nben;Ben;no mail;FINANCE ADMIN BOSS\nANN;;;\n";
            Page look = boss.get("/people/import").expect(200);
            Page wrong = boss.upload(
                            "/people/import",
                            look.hidden("/people/import"),
                            "file",
                            faulty.getBytes(StandardCharsets.UTF_8))
                    .expect(422);
            assertThat(wrong.text())
                    .contains(
                            "must be one address",
                            "ADMIN and FINANCE exclude each other",
                            "must be one of",
                            "is the same person as in row 2",
                            "5 errors");
            String good =
                    "id,name,mail,roles,leadOf\nann,Ann Ädams,ann@example.com,SALES_REP,\nben,Ben,,FINANCE LEGAL,LEGAL\n";
            Page preview = boss.upload(
                            "/people/import",
                            look.hidden("/people/import"),
                            "file",
                            good.getBytes(StandardCharsets.UTF_16))
                    .expect(200);
            assertThat(preview.text()).contains("2 rows. Not imported yet");
            assertThat(people(product)).isEqualTo(1);
            assertThat(boss.submit(preview, "/people/import/all", Map.of())
                            .expect(200)
                            .text())
                    .contains("2 rows imported", "ann new", "ben new");
            assertThat(boss.post("/people/import/all", withCsv(boss, good))
                            .expect(200)
                            .text())
                    .contains("ann unchanged", "ben unchanged");
            String more = "id,name\nben,Ben Brown\n";
            assertThat(boss.post("/people/import/all", withCsv(boss, more))
                            .expect(200)
                            .text())
                    .contains("ben changed");
            assertThat(boss.get("/people?view=roles").text()).contains("Ben Brown", "leads");
        }
    }

    private static Map<String, String> withCsv(Desk boss, String csv) {
        Map<String, String> form = boss.get("/people/import").expect(200).hidden("/people/import");
        form.put("csv", csv);
        return form;
    }

    private static int people(Product product) {
        return product.sql()
                .sql("select count(*) from person")
                .query(Integer.class)
                .single();
    }
}
