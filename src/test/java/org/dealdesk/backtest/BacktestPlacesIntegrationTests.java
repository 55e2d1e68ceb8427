package org.dealdesk.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Where no back-test could be started, its set is refused before it is read. */
class BacktestPlacesIntegrationTests {

    private final Product product = Product.on(Database.H2);

    @Test
    void refusesASetBeforeItIsRead() throws Exception {
        BacktestRuns runs = product.bean(BacktestRuns.class);
        int taken = 0;
        try {
            while (runs.reserve()) {
                taken++;
            }
            assertThat(taken).isPositive();
            assertThat(answer("Transfer-Encoding: chunked", "5\r\ndeal,\r\n")).contains(" 503 ");
        } finally {
            while (taken-- > 0) {
                runs.release();
            }
        }
        assertThat(answer("Content-Length: 99999999", "deal,"))
                .as("more than is taken")
                .contains(" 413 ");
        assertThat(answer("Content-Length: 4", "deal"))
                .as("and the place is free again")
                .contains(" 422 ");
    }

    /** The first line of the answer; of the body no more is sent than its beginning. */
    private String answer(String length, String beginning) throws Exception {
        String credentials = Base64.getEncoder().encodeToString("policyadmin:demo".getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/policies/2026.1/backtest HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Authorization: Basic " + credentials + "\r\nContent-Type: text/csv\r\n"
                                    + length + "\r\n\r\n" + beginning)
                            .getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }
}
