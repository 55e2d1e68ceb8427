package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers have the properties that openapi.yaml describes, in the same order, however their records are grouped. */
class AnswerPropertiesTests {

    private static final SerializerProvider SERIALIZERS =
            JsonMapper.builder().addModule(new JavaTimeModule()).build().getSerializerProviderInstance();

    private final JsonNode schemas = ApiDocument.read().at("/components/schemas");

    @ParameterizedTest
    @CsvSource({
        "Deal, deal.DealAnswers$DealAnswer",
        "DealSummary, deal.DealAnswers$DealSummary",
        "Review, deal.DealAnswers$ReviewAnswer",
        "Revision, deal.DealListController$RevisionAnswer",
        "Record, deal.DealListController$RecordAnswer",
        "Task, review.TaskController$TaskAnswer",
        "TaskDeal, review.TaskController$TaskAnswer$DealOfTask",
        "Policy, policy.PolicyAnswer",
        "PolicySummary, policy.PolicyAnswer$PolicySummary",
        "Backtest, policy.BacktestController$BacktestAnswer",
        "Entry, commission.CommissionController$EntryAnswer",
        "Adjustment, commission.AdjustmentAnswer",
        "Hold, commission.HoldController$HoldAnswer",
        "ClosedMonth, commission.MonthController$MonthAnswer",
        "Statement, commission.StatementController$StatementAnswer",
        "Dispute, commission.DisputeController$DisputeAnswer",
        "Payout, commission.PayoutAnswer",
        "PayoutSummary, commission.PayoutAnswer$Summary",
        "PaymentReturn, commission.ReturnController$ReturnAnswer",
        "Journal, commission.JournalController$JournalAnswer",
        "JournalLine, commission.JournalController$LineAnswer",
        "Amortization, commission.JournalController$AmortizationAnswer",
        "Reconciliation, commission.ReconciliationController$ReconciliationAnswer",
        "Token, admin.TokenController$TokenAnswer",
        "NewToken, admin.TokenController$NewToken",
        "Webhook, admin.WebhookController$WebhookAnswer",
        "NewWebhook, admin.WebhookController$NewWebhook",
        "Delivery, admin.WebhookController$DeliveryAnswer",
    })
    void areThoseOfTheDescription(String schema, String answer)
            throws ReflectiveOperationException, JsonMappingException {
        List<String> described = new ArrayList<>();
        schemas.required(schema).required("properties").fieldNames().forEachRemaining(described::add);

        assertThat(properties(Class.forName("org.dealdesk.rest." + answer))).isEqualTo(described);
    }

    private static List<String> properties(Class<?> type) throws JsonMappingException {
        List<String> names = new ArrayList<>();
        for (var properties = SERIALIZERS.findValueSerializer(type).properties(); properties.hasNext(); ) {
            PropertyWriter property = properties.next();
            if (property.getAnnotation(JsonUnwrapped.class) == null) {
                names.add(property.getName());
            } else {
                names.addAll(properties(property.getType().getRawClass()));
            }
        }
        return names;
    }
}
