package org.dealdesk.rest.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.history.HistoryRecord;
import org.dealdesk.testing.database.Database;
import org.dealdesk.testing.database.Rows;
import org.dealdesk.testing.people.Client.Reply;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.people.Staff;
import org.dealdesk.testing.people.Together;
import org.dealdesk.testing.product.Invariants;
import org.dealdesk.testing.product.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However much people talk about a deal, its readers get so much at a time. */
class ManyCommentsIntegrationTests {

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesSixtyCommentsAPersonAndHourAndShowsAHundredRecordsAPage(Database database) {
        Product product = Product.on(database);
        Sales sales = new Sales(product);
        Staff staff = new Staff(product);
        staff.hire("talker", "AUDITOR");
        staff.hire("answerer", "AUDITOR");
        String number = Sales.number(sales.submit(Sales.forThree()));
        String other = Sales.number(sales.submit(Sales.forThree()));

        for (int index = 0; index < 5; index++) {
            comment(product, "talker", other, "elsewhere " + index, "talker-" + number + index)
                    .expect(201);
        }
        for (int index = 0; index < 50; index++) {
            comment(product, "talker", number, "question-" + index + "-", null).expect(201);
        }
        takesFiveOfTen(product, number);
        refusesTheNextAtEveryDoor(product, number, other);

        for (int index = 0; index < 60; index++) {
            comment(product, "answerer", number, "answer-" + index + "-", null).expect(201);
        }
        comment(product, "answerer", other, "one more", null).refused(429, "too-many-comments");
        showsAHundredRecordsAPage(product, number);
        readsNoCommentForTheWaits(product, number);
        Invariants.mustHold(product);
    }

    /** There is room for five, and ten come at the same instant, on two deals. */
    private static void takesFiveOfTen(Product product, String number) {
        List<Callable<Reply>> actors = new ArrayList<>();
        String second = Sales.number(new Sales(product).submit(Sales.forThree()));
        for (int index = 0; index < 10; index++) {
            String deal = index % 2 == 0 ? number : second;
            actors.add(() -> comment(product, "talker", deal, "at once", null));
        }
        assertThat(Together.act(actors))
                .extracting(Reply::status)
                .containsOnly(201, 429)
                .filteredOn(status -> status == 201)
                .hasSize(5);
    }

    private static void refusesTheNextAtEveryDoor(Product product, String number, String other) {
        Desk desk = Desk.of(product, "talker");
        Page page = desk.get("/deals/" + number);
        Map<String, Long> before = Rows.of(product);
        Reply refused = comment(product, "talker", other, "sixty-first", "key-" + number);
        assertThat(refused.refused(429, "too-many-comments").text("/detail")).contains("60 comments");
        long wait = Long.parseLong(refused.header("Retry-After"));
        assertThat(wait).isBetween(3000L, 3600L);

        Page again = desk.submit(page, "/deals/" + number + "/comments", Map.of("text", "kept for later"));
        assertThat(again.expect(429).html()).contains(">kept for later</textarea>");
        assertThat(again.text()).contains("Comment: You have written 60 comments within an hour");
        assertThat(Long.parseLong(again.header("Retry-After"))).isBetween(1L, wait);
        assertThat(Rows.of(product)).isEqualTo(before);

        // What is wrong with a comment is said first, and one that is sent again is not counted twice.
        comment(product, "talker", number, " ", null).refused(422, "invalid");
        comment(product, "talker", other, "elsewhere 4", "talker-" + number + 4).expect(201);

        History history = product.bean(History.class);
        Instant next = product.clock().instant().minus(Duration.ofHours(1)).plusSeconds(wait);
        assertThat(history.commentedSince(next, "talker", 60)).isEmpty();
        assertThat(history.commentedSince(next.minusSeconds(wait), "talker", 60))
                .isPresent();
    }

    private static void showsAHundredRecordsAPage(Product product, String number) {
        Desk rep = Desk.of(product, "rep");
        int records = product.bean(History.class).of(number, 0, 500).size();
        int before = records - 99;
        String older = "/deals/" + number + "/history?before=" + before;

        Page deal = rep.get("/deals/" + number).expect(200);
        assertThat(lines(deal)).isEqualTo(100);
        assertThat(deal.html()).contains("href=\"" + older + "\"");
        assertThat(deal.text()).contains("answer-59-").doesNotContain("question-0-");
        Page first = rep.get(older).expect(200);
        assertThat(lines(first)).isEqualTo(before - 1);
        assertThat(first.text()).contains("question-0-", number).doesNotContain("answer-59-", "Older records");
        assertThat(lines(rep.get("/deals/" + number + "/history"))).isEqualTo(100);
        assertThat(lines(rep.get("/deals/" + number + "/history?before=1"))).isZero();
        for (String wrong : List.of("0", "-1", "x", "", "99999999999")) {
            rep.get("/deals/" + number + "/history?before=" + wrong).expect(400);
        }
        Desk.of(product, "rep2").get(older).expect(404);
    }

    private static int lines(Page page) {
        String history = page.expect(200).html().replaceAll("(?s).*<ol class=\"history\">(.*?)</ol>.*", "$1");
        return history.split("<li>", -1).length - 1;
    }

    private static void readsNoCommentForTheWaits(Product product, String number) {
        JsonNode waiting = product.as("rep")
                .get("/deals/" + number + "/waiting")
                .expect(200)
                .json();
        assertThat(waiting.at("/waits").findValuesAsText("cause"))
                .containsExactlyInAnyOrder("REVIEWER", "PREREQUISITE", "PREREQUISITE");

        History history = product.bean(History.class);
        EnumSet<EventType> types = EnumSet.of(EventType.DEAL_SUBMITTED, EventType.REVIEW_OPENED, EventType.COMMENTED);
        assertThat(history.of(number, types, 0, 3))
                .extracting(HistoryRecord::type)
                .containsExactly(EventType.DEAL_SUBMITTED, EventType.REVIEW_OPENED, EventType.COMMENTED);
        types.remove(EventType.COMMENTED);
        List<HistoryRecord> one = history.of(number, types, 0, 1);
        assertThat(history.of(number, types, one.get(0).seq(), 10))
                .extracting(HistoryRecord::type)
                .containsExactly(EventType.REVIEW_OPENED);
        assertThat(history.actors(number, EventType.COMMENTED)).containsExactlyInAnyOrder("talker", "answerer");
    }

    private static Reply comment(Product product, String person, String number, String text, String key) {
        String path = "/deals/" + number + "/comments";
        JsonNode body = JsonNodeFactory.instance.objectNode().put("text", text);
        return key == null
                ? product.as(person).post(path, body)
                : product.as(person).post(path, body, "Idempotency-Key", key);
    }
}
