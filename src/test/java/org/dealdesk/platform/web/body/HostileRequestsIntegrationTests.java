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
 * A small server under 200 hostile requests at once, of each kind, before and after signing in: it answers everyone
 * else meanwhile, and afterwards, too.
 */
class HostileRequestsIntegrationTests {

    private static final int AT_ONCE = 200;
    private static final int SLOW = 70;
    private static final String REP = "rep:demo";

    /** What is sent at once, and which answers it may get. */
    private record Kind(String name, Hostile request, Set<Integer> answers) {}

    private static final List<Kind> KINDS = List.of(
            // Before the guesses, which slow the next sign-ins from this address down.
            new Kind("wide JSON of a person", Hostile.wideJson(REP), Set.of(400, 413, 422, 503)),
            new Kind("deep JSON of a person", Hostile.deepJson(REP), Set.of(400, 413, 422, 503)),
            new Kind("uploads of a person", Hostile.upload("policyadmin:demo"), Set.of(202, 413, 422, 503)),
            new Kind("ways of a person", Hostile.ways(REP, Sales.forAll().toString()), Set.of(200, 503)),
            new Kind("posts", Hostile.post(), Set.of(413)),
            new Kind("gets", Hostile.get(), Set.of(302)),
            new Kind("chunked forms", Hostile.chunkedForm(), Set.of(413)),
            new Kind("fitting forms", Hostile.fittingForm(), Set.of(403)),
            new Kind("forms of fields", Hostile.formOfFields(), Set.of(413)),
            new Kind("files", Hostile.files(), Set.of(413)),
            new Kind("wide JSON", Hostile.wideJson(null), Set.of(401)),
            new Kind("wide JSON of a guesser", Hostile.wideJson("guess:guess"), Set.of(0, 401, 429)),
            new Kind("tokens", Hostile.bearer("dd_" + "x".repeat(43)), Set.of(401)),
            new Kind("JWTs", Hostile.bearer("e30." + "A".repeat(6000) + ".x"), Set.of(401)),
            new Kind("links", Hostile.link(), Set.of(200, 404, 429)));

    @TempDir
    private Path directory;

    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);

    @Test
    void takeNeitherTheMemoryNorTheThreads() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, Map.of(), "-Xmx256m")) {
            assertAnswers(server);
            List<Socket> slow = beginSlowly(server);

            for (Kind kind : KINDS) {
                List<Future<Answer>> sent = sendAtOnce(() -> kind.request().send(server.port()));
                drip(slow);
                assertAnswers(server);
                for (Future<Answer> each : sent) {
                    Answer answer = each.get(60, TimeUnit.SECONDS);
                    assertThat(answer.status()).as(kind.name()).isIn(kind.answers());
                    assertThat(answer.head()).as(kind.name()).doesNotContain("Set-Cookie: dealdesk");
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
