package org.dealdesk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.dealdesk.testing.product.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed under load, again and again: what clients were told is stored, what they were not told is done once when
 * they ask again, and no stored record contradicts another. {@code -Ddealdesk.crash.kills} says how often, {@code
 * -Ddealdesk.crash.seed} repeats a run.
 */
class CrashIntegrationTests {

    private static final int KILLS = Integer.getInteger("dealdesk.crash.kills", 2);
    private static final int MOST_ANSWERS = 150;

    @TempDir
    private Path directory;

    private int untold;

    @Test
    void losesNothingAndDoesNothingTwiceOnH2() {
        survives("H2", Map.of());
    }

    @Test
    void losesNothingAndDoesNothingTwiceOnPostgresql() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            survives(
                    "PostgreSQL",
                    Map.of(
                            "SPRING_PROFILES_ACTIVE",
                            "postgres,demo",
                            "DEALDESK_DB_URL",
                            postgres.getJdbcUrl("postgres", "postgres"),
                            "DEALDESK_DB_USER",
                            "postgres",
                            "DEALDESK_DB_PASSWORD",
                            ""));
        }
    }

    private void survives(String database, Map<String, String> environment) {
        long seed = Long.getLong("dealdesk.crash.seed", System.nanoTime());
        Random chance = new Random(seed);
        Load load = new Load(seed);
        Map<Story, Integer> known = Map.of();
        for (int kill = 0; kill <= KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(directory, environment)) {
                compare(load, known, server);
                known = load.answers();
                if (kill < KILLS) {
                    load.runUntilKilled(server, 1 + chance.nextInt(MOST_ANSWERS));
                }
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "%s, kill %d, repeat with -Ddealdesk.crash.seed=%d: %s"
                                .formatted(database, kill, seed, failure.getMessage()),
                        failure);
            }
        }
        System.out.printf(
                "%s: %d kills, %d deals, %d answers, %d done but untold; seed %d%n",
                database, KILLS, load.all().size(), sum(load.answers()), untold, seed);
        assertThat(load.all()).hasSizeGreaterThan(KILLS);
    }

    /** What clients were told since they last looked, with what is stored after the restart. */
    private void compare(Load load, Map<Story, Integer> known, ServerProcess server) {
        for (Story story : load.all()) {
            if (story.settle(server)) {
                untold++;
            }
            story.expectReplays(server, known.getOrDefault(story, 0));
            story.expectStored(server);
        }
        JsonNode invariants =
                server.as("admin").get("//actuator/invariants").expect(200).json();
        assertThat(invariants.get("kept").booleanValue())
                .as(invariants.toPrettyString())
                .isTrue();
    }

    private static int sum(Map<Story, Integer> answers) {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }
}
