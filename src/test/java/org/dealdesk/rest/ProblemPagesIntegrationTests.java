package org.dealdesk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Client;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

class ProblemPagesIntegrationTests {

    private final Client anonymous = Product.on(Database.H2).as(null);

    @Test
    void explainsEveryProblemAtItsAddress() {
        for (ProblemType type : ProblemType.values()) {
            Reply page = anonymous.get("//problems/" + type.slug()).expect(200);
            assertThat(page.json().get("status").asInt()).isEqualTo(type.status());
            assertThat(page.text("/remedy")).isNotBlank();
        }
        assertThat(anonymous.get("//problems").expect(200).json().get("problems"))
                .hasSize(ProblemType.values().length);
    }

    @Test
    void explainsToBrowsersAsPage() {
        Reply page = anonymous
                .get("//problems/deal-blocked", "Accept", "text/html,*/*;q=0.8")
                .expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.raw().body())
                .contains("<h1>The policy blocks this deal</h1>", "<code>assessment</code>", "Status 422")
                .contains("href=\"/assets/desk");

        Reply brief = anonymous.get("//problems/busy", "Accept", "text/html").expect(200);
        assertThat(brief.raw().body()).contains("<h2>What to do</h2>").doesNotContain("The document also holds");
    }

    @Test
    void explainsEveryProblemAsPage() {
        for (ProblemType type : ProblemType.values()) {
            Reply page = anonymous
                    .get("//problems/" + type.slug(), "Accept", "text/html")
                    .expect(200);
            assertThat(page.raw().body()).contains("Status " + type.status());
        }
        assertThat(anonymous
                        .get("//problems/unheard-of", "Accept", "text/html")
                        .expect(404)
                        .header("Content-Type"))
                .isEqualTo("application/problem+json");
    }

    @Test
    void knowsNoOtherProblems() {
        assertThat(anonymous.get("//problems/unheard-of").expect(404).problem()).isEqualTo("not-found");
    }
}
