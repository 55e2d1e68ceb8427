package org.dealdesk.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.junit.jupiter.api.Test;

/** How passwords are hashed, and how many at a time. */
class PasswordHashingTests {

    @Test
    void isArgon2idWithTheParametersOfTheSpecification() {
        PasswordHashing hashing = new PasswordHashing(Duration.ofSeconds(5));
        String hash = hashing.hash("plum tractor seventeen");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hash).isNotEqualTo(hashing.hash("plum tractor seventeen"));
        assertThat(hashing.matches("plum tractor seventeen", hash)).isTrue();
        assertThat(hashing.matches("plum tractor eighteen", hash)).isFalse();
    }

    @Test
    void takesAPasswordAsTypedHoweverItsLettersAreComposed() {
        PasswordHashing hashing = new PasswordHashing(Duration.ofSeconds(5));
        String hash = hashing.hash(" caf\u00e9 au lait ");
        assertThat(hashing.matches(" cafe\u0301 au lait ", hash)).isTrue();
        assertThat(hashing.matches("caf\u00e9 au lait", hash)).isFalse();
    }

    @Test
    void matchesNoPasswordWhereThereIsNoAccount() {
        PasswordHashing hashing = new PasswordHashing(Duration.ofSeconds(5));
        assertThat(hashing.matches("no password", null)).isFalse();
        String hash = hashing.hash("no password");
        int parameters = hash.lastIndexOf('$', hash.lastIndexOf('$') - 1);
        assertThat(PasswordHashing.OF_NO_ACCOUNT)
                .as("takes as long as any other")
                .startsWith(hash.substring(0, parameters + 1))
                .hasSameSizeAs(hash);
    }

    @Test
    void letsTwoWorkTwentyWaitAndRefusesTheNext() throws Exception {
        PasswordHashing hashing = new PasswordHashing(Duration.ofMinutes(5));
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(PasswordHashing.AT_ONCE);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int number = 0; number < PasswordHashing.AT_ONCE; number++) {
                all.add(threads.submit(() -> hashing.inTurn(() -> {
                    working.countDown();
                    return awaited(end);
                })));
            }
            working.await();
            for (int number = 0; number < PasswordHashing.MOST_WAITING; number++) {
                all.add(threads.submit(() -> hashing.inTurn(() -> true)));
            }
            while (hashing.waiting() < PasswordHashing.MOST_WAITING) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> hashing.hash("plum tractor seventeen"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.type()).isEqualTo(ProblemType.BUSY));
            assertThat(ProblemType.BUSY.status()).isEqualTo(503);
            end.countDown();
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void refusesWhoHasWaitedTooLong() throws Exception {
        PasswordHashing hashing = new PasswordHashing(Duration.ofMillis(1));
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(PasswordHashing.AT_ONCE);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int number = 0; number < PasswordHashing.AT_ONCE; number++) {
                Future<Boolean> unused = threads.submit(() -> hashing.inTurn(() -> {
                    working.countDown();
                    return awaited(end);
                }));
            }
            working.await();
            assertThatThrownBy(() -> hashing.hash("plum tractor seventeen")).isInstanceOf(Refusal.class);
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    private static boolean awaited(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
