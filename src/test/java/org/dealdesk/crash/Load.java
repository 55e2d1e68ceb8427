package org.dealdesk.crash;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.dealdesk.testing.product.ServerProcess;

/** Several clients at work, each on deals of its own, until one of them kills the server under all of them. */
final class Load {

    private static final int CLIENTS = 6;
    private static final int OPEN_STORIES = 3;

    private final List<List<Story>> stories = new ArrayList<>();
    private final List<Random> chances = new ArrayList<>();

    Load(long seed) {
        for (int client = 0; client < CLIENTS; client++) {
            stories.add(new ArrayList<>());
            chances.add(new Random(seed + client));
        }
    }

    /** All deals so far. */
    List<Story> all() {
        return stories.stream().flatMap(List::stream).toList();
    }

    /** How much each story has been told so far. */
    Map<Story, Integer> answers() {
        Map<Story, Integer> answers = new HashMap<>();
        all().forEach(story -> answers.put(story, story.answers()));
        return answers;
    }

    /** Works until so many answers have come, then kills the server in the middle of whatever it is doing. */
    void runUntilKilled(ServerProcess server, int killAfter) {
        AtomicInteger answered = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                List<Story> own = stories.get(client);
                Random chance = chances.get(client);
                working.add(clients.submit(() -> work(server, own, chance, answered, killAfter)));
            }
            for (Future<?> client : working) {
                client.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("A client failed: " + failed.getCause() + "\n" + server.output(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } finally {
            server.kill();
            clients.shutdown();
        }
        server.awaitEnd();
    }

    private static void work(
            ServerProcess server, List<Story> own, Random chance, AtomicInteger answered, int killAfter) {
        try {
            while (!server.wasKilled()) {
                if (!pick(own, chance).goOn(server, chance)) {
                    own.add(new Story(chance));
                } else if (answered.incrementAndGet() == killAfter) {
                    server.kill();
                }
            }
        } catch (UncheckedIOException unanswered) {
            if (!server.wasKilled()) {
                throw unanswered;
            }
        }
    }

    /** One of the latest few, so that several deals are under way at once. */
    private static Story pick(List<Story> own, Random chance) {
        if (own.size() < OPEN_STORIES) {
            own.add(new Story(chance));
        }
        int open = Math.min(OPEN_STORIES, own.size());
        return own.get(own.size() - 1 - chance.nextInt(open));
    }
}
