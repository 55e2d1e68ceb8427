package org.dealdesk.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dealdesk.platform.web.body.Hostile.Answer;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small server under 200 hostile requests at once, of each kind that can be sent before signing in: it answers everyone
 * else meanwhile, and afterwards, too.
 */
class HostileRequestsIntegrationTests {

    private static final int AT_ONCE = 200;
    private static final int SLOW = 70;

    @TempDir
    private Path directory;

    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);

    @Test
    void takeNeitherTheMemoryNorTheThreads() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "-Xmx256m")) {
            assertAnswers(server);
            List<Socket> slow = beginSlowly(server);

            Map<String, Hostile> kinds = Map.of(
                    "posts", Hostile.post(),
                    "gets", Hostile.get(),
                    "chunked forms", Hostile.chunkedForm(),
                    "fitting forms", Hostile.fittingForm(),
                    "forms of fields", Hostile.formOfFields(),
                    "files", Hostile.files(),
                    "wide JSON", Hostile.wideJson(null),
                    "wide JSON of a guesser", Hostile.wideJson("guess:guess"));
            Map<String, Set<Integer>> answers = Map.of(
                    "posts", Set.of(413),
                    "gets", Set.of(302),
                    "chunked forms", Set.of(413),
                    "fitting forms", Set.of(403),
                    "forms of fields", Set.of(413),
                    "files", Set.of(413),
                    "wide JSON", Set.of(401),
                    "wide JSON of a guesser", Set.of(0, 401, 429));
            for (String kind : kinds.keySet()) {
                Hostile hostile = kinds.get(kind);
                List<Future<Answer>> sent = sendAtOnce(() -> hostile.send(server.port()));
                drip(slow);
                assertAnswers(server);
                for (Future<Answer> each : sent) {
                    Answer answer = each.get(60, TimeUnit.SECONDS);
                    assertThat(answer.status()).as(kind).isIn(answers.get(kind));
                    assertThat(answer.head()).as(kind).doesNotContain("Set-Cookie: dealdesk");
                }
                assertAnswers(server);
            }

            for (Socket each : slow) {
                // However slowly bytes come: the deadline is one for the whole body.
                assertThat(Hostile.answer(each).status()).isIn(0, 401, 408, 429);
                each.close();
            }
            assertAnswers(server);
            assertThat(server.output()).doesNotContain("OutOfMemoryError", "\tat ", "ERROR");
        } finally {
            senders.shutdownNow();
        }
    }

    private List<Future<Answer>> sendAtOnce(Callable<Answer> request) {
        List<Future<Answer>> sent = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            sent.add(senders.submit(request));
        }
        return sent;
    }

    /** More connections than the server has threads. */
    private static List<Socket> beginSlowly(ServerProcess server) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int number = 0; number < SLOW; number++) {
            slow.add(Hostile.slow("/sign-in", "application/x-www-form-urlencoded", null)
                    .begin(server.port()));
            slow.add(Hostile.slow("/api/v1/deals", "application/json", null).begin(server.port()));
            slow.add(Hostile.slow("/api/v1/deals", "application/json", "guess:guess")
                    .begin(server.port()));
        }
        drip(slow);
        return slow;
    }

    private static void drip(List<Socket> slow) {
        for (Socket each : slow) {
            try {
                each.getOutputStream().write('x');
            } catch (IOException closed) {
                // It has been answered already.
            }
        }
    }

    /** The server is alive, one person works with the API, and another signs in at the pages. */
    private static void assertAnswers(ServerProcess server) {
        Client rep = server.as("rep");
        rep.get("//actuator/health/liveness").expect(200);
        rep.post("/deals", Sales.clear()).expect(201);
        assertThat(new Desk(server).signIn("finance", "demo").expect(200).address())
                .isEqualTo("/inbox");
    }
}
