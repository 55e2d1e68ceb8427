package org.dealdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dealdesk.approval.ReviewStatus;
import org.dealdesk.backtest.Backtest;
import org.dealdesk.commission.Entry;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.EventType;
import org.dealdesk.notification.MailMode;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemCatalogue;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policies;

/** Fills in the lists of values that the code knows best: where a schema says {@code x-enum}, it gets the names of that enum. */
final class KnownValues {

    private static final Map<String, List<String>> ENUMS = Map.of(
            "ApprovalFunction", names(ApprovalFunction.values()),
            "BacktestState", names(Backtest.State.values()),
            "Role", names(Role.values()),
            "MailMode", names(MailMode.values()),
            "DealStatus", names(DealStatus.values()),
            "ReviewStatus", names(ReviewStatus.values()),
            "EventType", names(EventType.values()),
            "EntryType", names(Entry.Type.values()),
            "Account", names(Entry.Account.values()),
            "PolicyState", names(Policies.State.values()));

    void fill(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.path("x-enum").isTextual()) {
                values(schema, ENUMS.get(schema.remove("x-enum").textValue()));
            }
            if (schema.has("x-faults")) {
                schema.remove("x-faults");
                values(schema, ProblemCatalogue.load().faults().keySet());
            }
            if (schema.has("x-problem-types")) {
                schema.remove("x-problem-types");
                values(
                        schema,
                        Stream.of(ProblemType.values())
                                .map(type -> "/problems/" + type.slug())
                                .toList());
            }
        }
        node.forEach(this::fill);
    }

    private static void values(ObjectNode schema, Collection<String> values) {
        schema.putArray("enum");
        values.forEach(schema.withArray("enum")::add);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
