package org.dealdesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** A newcomer who copies the README's commands, one after the other, gets where it says. */
class ReadmeIntegrationTests {

    private static final Pattern COMMAND =
            Pattern.compile("^curl .*?(?=^curl |^```)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("-u (\\w+):demo");
    private static final Pattern PATH = Pattern.compile("http://127\\.0\\.0\\.1:8080/api/v1([^\\s'\\\\]+)");
    private static final Pattern BODY = Pattern.compile("-d '(.*?)'", Pattern.DOTALL);

    @Test
    void leadsToAnApprovedDealWithItsCommission() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> commands =
                COMMAND.matcher(readme).results().map(MatchResult::group).toList();
        assertThat(commands).hasSizeGreaterThan(4);
        try (Product product = Product.fresh(Database.H2)) {
            JsonNode last = null;
            for (String command : commands) {
                Client client = product.as(found(USER, command).orElseThrow());
                String path = found(PATH, command).orElseThrow();
                Reply reply = found(BODY, command)
                        .map(body -> client.post(path, body))
                        .orElseGet(() -> client.get(path));
                assertThat(reply.status()).as(command).isBetween(200, 201);
                last = reply.json();
            }
            assertThat(last.at("/items/0/amount").textValue()).isEqualTo("960.00");
            assertThat(product.as("rep").get("/deals/D-000001").text("/status")).isEqualTo("APPROVED");
        }
    }

    private static Optional<String> found(Pattern pattern, String command) {
        return pattern.matcher(command).results().map(match -> match.group(1)).findFirst();
    }
}
