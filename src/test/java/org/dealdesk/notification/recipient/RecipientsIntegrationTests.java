package org.dealdesk.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.dealdesk.deal.Deals;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.notification.mail.Mailing;
import org.dealdesk.testing.database.CountingDataSource;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.api.Test;

/** Finding the recipients of a batch takes no more statements than there are deals, reviews and people. */
class RecipientsIntegrationTests {

    @Test
    void readsNothingTwiceInABatch() {
        try (Product product = Product.counted(Database.H2)) {
            RecipientLookup lookup = new RecipientLookup(
                    product.bean(Deals.class), product.bean(DealQuestions.class), product.bean(Recipients.class));
            CountingDataSource sent = (CountingDataSource) product.bean(DataSource.class);
            String number = Sales.number(new Sales(product).submit(Sales.forSalesOps()));
            Mailing.comment(product, "rep", number, "Please look.");
            Mailing.comment(product, "salesops", number, "I look.");
            List<HistoryRecord> few = records(product, number);
            sent.take();
            BatchRecipients circle = lookup.begin();
            few.forEach(circle::of);
            int forFew = sent.take().size();
            few.forEach(circle::of);
            assertThat(sent.take()).isEmpty();

            for (int comment = 0; comment < 10; comment++) {
                Mailing.comment(product, "rep", number, "Comment " + comment);
                Mailing.comment(product, "salesops", number, "Answer " + comment);
            }
            List<HistoryRecord> many = records(product, number);
            assertThat(many).hasSize(few.size() + 20);
            sent.take();
            BatchRecipients larger = lookup.begin();
            List<List<String>> together =
                    many.stream().map(record -> ids(larger, record)).toList();
            assertThat(sent.take()).hasSize(forFew);

            assertThat(together)
                    .isEqualTo(many.stream()
                            .map(record -> ids(lookup.begin(), record))
                            .toList());
            assertThat(together.get(few.size() - 1))
                    .contains("rep", "salesops2")
                    .doesNotContain("salesops");
            assertThat(together.get(few.size() - 2))
                    .contains("salesops", "salesops2")
                    .doesNotContain("rep");
            Invariants.mustHold(product);
        }
    }

    private static List<HistoryRecord> records(Product product, String number) {
        return product.bean(History.class).of(number, 0, 100);
    }

    private static List<String> ids(BatchRecipients circle, HistoryRecord record) {
        return circle.of(record).stream().map(Recipient::id).toList();
    }
}
