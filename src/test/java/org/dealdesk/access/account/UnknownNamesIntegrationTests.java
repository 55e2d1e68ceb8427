package org.dealdesk.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dealdesk.notification.mail.MailServer;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Newcomers;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;

/** What a stranger learns of who has an account: neither by the answers nor by the work that they take. */
class UnknownNamesIntegrationTests {

    private static MailServer mails;
    private static Product product;

    @BeforeAll
    static void start() {
        mails = new MailServer();
        product = Product.withAccounts(Database.H2.fresh(), mails.properties());
        Newcomers.boss(product);
        write("boss", "boss@example.com", true);
        write("newcomer", "newcomer@example.com", true);
        write("gone", "gone@example.com", false);
        product.bean(Transactions.class).run(() -> {
            product.bean(Passwords.class)
                    .set("gone", product.bean(PasswordHashing.class).hash(Newcomers.PASSWORD));
            return "done";
        });
    }

    @AfterAll
    static void stop() {
        product.close();
        mails.close();
    }

    private static void write(String id, String mail, boolean active) {
        People people = product.bean(People.class);
        product.bean(Transactions.class).run(() -> {
            Person known =
                    people.find(id).orElse(new Person(id, id, null, Set.of(Role.SALES_REP), Set.of(), active, null));
            people.save(new Person(id, known.name(), mail, known.roles(), known.leadOf(), active, null));
            return known;
        });
    }

    @Test
    void costTheSameWorkWithAndWithoutAnAccount() {
        Counting hashing = new Counting();
        PasswordSignIn signIn = new PasswordSignIn(
                product.bean(SignInWays.class), product.bean(People.class), product.bean(Passwords.class), hashing);
        Map<String, Integer> work = new LinkedHashMap<>();
        List<String> names = List.of("boss", "newcomer", "gone", "no-such-person", "n".repeat(101), "a\u0000b", "");
        for (String name : names) {
            for (String password : List.of("a wrong password of words", "p".repeat(129), "")) {
                hashing.hashes = 0;
                assertThatThrownBy(() -> signIn.check(name, password))
                        .isInstanceOf(BadCredentialsException.class)
                        .hasMessage("Name or password is wrong");
                work.put(name + " " + password, hashing.hashes);
            }
        }
        assertThat(work).hasSize(names.size() * 3).allSatisfy((tried, hashes) -> assertThat(hashes)
                .isEqualTo(1));
    }

    @Test
    void mailOneLinkInFiveMinutesAndSayTheSameToAll() {
        mails.news();
        String known = ask("boss");
        assertThat(ask("no-such-person")).isEqualTo(known);
        assertThat(ask("gone")).isEqualTo(known);
        assertThat(ask("newcomer")).isEqualTo(known);
        assertThat(mails.await(1)).singleElement().satisfies(mail -> assertThat(mail.to())
                .isEqualTo("boss@example.com"));
        String first = openLink();
        product.clock().advance(Invitations.BETWEEN_RESETS.minusSeconds(1));
        ask("boss");
        product.clock().advance(Duration.ofSeconds(1));
        // Mails are sent one after the other: with the second one there is none on its way.
        ask("boss");
        assertThat(mails.await(1)).hasSize(1);
        assertThat(openLink()).isNotEqualTo(first);
    }

    private static String ask(String name) {
        Desk desk = new Desk(product);
        return desk.submit(desk.get("/sign-in/forgotten"), "/sign-in/forgotten", Map.of("name", name))
                .expect(200)
                .text();
    }

    /** The hash of the link that is open. */
    private static String openLink() {
        return product.sql()
                .sql("select sha256 from access_link where person = 'boss' and ended_at is null")
                .query(String.class)
                .single();
    }

    /** Counts the hashes that are made. */
    private static final class Counting extends PasswordHashing {

        private int hashes;

        Counting() {
            super(Duration.ofSeconds(5));
        }

        @Override
        <T> T inTurn(Supplier<T> work) {
            hashes++;
            return super.inTurn(work);
        }
    }
}
