package org.dealdesk.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** One line a use case, whichever way it ends. */
class UseCaseLogIntegrationTests {

    private final Logger log = (Logger) LoggerFactory.getLogger(Commands.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    /** Only once the product has started, which sets up logging anew. */
    private void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
        log.setAdditive(true);
        log.setLevel(null);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesDealActorAndOutcomeOfSuccessesAndRefusals(Database database) {
        Product product = Product.on(database);
        listen();
        Sales sales = new Sales(product);
        JsonNode deal = sales.submit(Sales.forSalesOps());
        String number = deal.get("number").textValue();
        JsonNode review = Sales.review(deal, "SALES_OPS");
        sales.decide("finance", review, "APPROVE").expect(403);
        sales.decide("salesops", review, "APPROVE").expect(200);
        product.as("rep").post("/deals?submit=true", Sales.blocked()).expect(422);
        product.as("rep2").post("/deals", "{}").expect(422);

        List<String> written = lines.list.stream()
                .map(line -> line.getFormattedMessage().replaceAll("ms=[0-9]+", "ms=?"))
                .toList();
        assertThat(written)
                .containsExactly(
                        "use_case=create-and-submit deal=" + number + " actor=rep outcome=IN_REVIEW ms=?",
                        "use_case=decide deal=" + number + " actor=finance outcome=forbidden ms=?",
                        "use_case=decide deal=" + number + " actor=salesops outcome=APPROVED ms=?",
                        "use_case=create-and-submit deal=- actor=rep outcome=deal-blocked ms=?",
                        "use_case=create deal=- actor=rep2 outcome=invalid ms=?");
    }
}
