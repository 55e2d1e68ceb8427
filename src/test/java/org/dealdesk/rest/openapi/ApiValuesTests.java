package org.dealdesk.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dealdesk.access.directory.DirectoryFilter;
import org.dealdesk.access.directory.ImportPeople;
import org.dealdesk.access.directory.PendingChange;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.approval.CloseDeal;
import org.dealdesk.approval.advice.Advice;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.approval.review.ReviewStatus;
import org.dealdesk.approval.revision.Growth;
import org.dealdesk.approval.view.TaskQuery;
import org.dealdesk.approval.view.Wait;
import org.dealdesk.approval.won.ConfirmWin;
import org.dealdesk.backtest.Backtest;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.commission.adjustment.Adjustment;
import org.dealdesk.commission.batch.ListedPerson;
import org.dealdesk.commission.batch.PaymentReturn;
import org.dealdesk.commission.batch.PayoutBatch;
import org.dealdesk.commission.dispute.Dispute;
import org.dealdesk.commission.hold.Hold;
import org.dealdesk.commission.ledger.Account;
import org.dealdesk.commission.ledger.DealAmounts;
import org.dealdesk.commission.ledger.TransactionType;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.Finding;
import org.dealdesk.guardrail.commission.MarginGate;
import org.dealdesk.guardrail.remedy.Remedy;
import org.dealdesk.history.EventType;
import org.dealdesk.notification.outbox.Delivery;
import org.dealdesk.notification.recipient.MailMode;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemCatalogue;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.rest.deal.CreditNoteController;
import org.junit.jupiter.api.Test;

/** The lists of values in openapi.yaml are those of the code. */
class ApiValuesTests {

    private static final String SCHEMAS = "/components/schemas/";

    /** Where a list of values stands, and what the code has. */
    private static final Map<String, List<String>> KNOWN = new LinkedHashMap<>();

    static {
        known(ApprovalFunction.class, "Function");
        known(Role.class, "Role");
        known(DealStatus.class, "DealStatus");
        known(ReviewStatus.class, "ReviewStatus");
        known(EventType.class, "EventType");
        known(MailMode.class, "MailMode");
        known(ProviderLinks.SignIn.class, "SignIn");
        known(DirectoryFilter.Way.class, "SignInWay");
        known(DirectoryFilter.Status.class, "DirectoryStatus");
        known(PendingChange.Status.class, "ChangeStatus");
        known(PendingChange.Kind.class, "PendingChange/properties/kind");
        known(ImportPeople.Result.class, "PeopleReportRow/properties/result");
        known(Policies.State.class, "PolicyState");
        known(Advice.State.class, "Advice/properties/state");
        known(Account.class, "Account");
        known(TransactionType.class, "TransactionType");
        known(Adjustment.State.class, "ProposalState");
        known(PaymentReturn.State.class, "ProposalState");
        known(Hold.State.class, "HoldState");
        known(PayoutBatch.State.class, "PayoutState");
        known(ListedPerson.Why.class, "PayoutListed/properties/as");
        known(Dispute.State.class, "DisputeState");
        known(Dispute.Outcome.class, "DisputeAnswerInput/properties/outcome");
        known(Backtest.State.class, "Backtest/properties/state");
        known(Backtest.Source.class, "Backtest/properties/source");
        known(Period.Which.class, "BacktestInput/properties/revisions");
        known(Period.Which.class, "Backtest/properties/revisions");
        known(CloseDeal.Ending.class, "Closing/properties/outcome");
        known(DealAmounts.State.class, "Commission/properties/state");
        known(ConfirmWin.Answer.class, "Confirmation/properties/outcome");
        known(CreditNoteController.Status.class, "CreditNote/properties/status");
        KNOWN.put(
                "/paths/~1api~1v1~1deals~1{number}~1credit-notes/get/parameters/0/schema",
                names(CreditNoteController.Status.class));
        known(MarginGate.class, "CommissionPlan/properties/gate");
        known(Delivery.State.class, "Delivery/properties/state");
        known(Wait.Cause.class, "Wait/properties/cause");
        known(Growth.Figure.class, "ComparedAmount/properties/figure");
        known(LintFinding.Severity.class, "LintFinding/properties/severity");
        for (String schema : List.of("DecisionInput", "BulkDecisionInput", "Vote", "Problem")) {
            known(Outcome.class, schema + "/properties/outcome");
        }
        for (String schema : List.of("Assessment", "WaysToYes", "BacktestVerdict")) {
            known(Assessment.Outcome.class, schema + "/properties/outcome");
        }
        known(Assessment.Outcome.class, "BacktestOutcome/properties/then");
        known(Assessment.Outcome.class, "BacktestOutcome/properties/now");
        known(Finding.Severity.class, "Finding/properties/severity");
        known(Finding.Severity.class, "FindingState/properties/severity");
        known(Remedy.Reach.class, "Remedy/properties/reaches");
        KNOWN.put(
                SCHEMAS + "Remedy/properties/change",
                Stream.of(Remedy.Change.values()).map(Remedy.Change::input).toList());
        KNOWN.put(
                SCHEMAS + "FaultCode",
                List.copyOf(ProblemCatalogue.load().faults().keySet()));
        KNOWN.put(
                SCHEMAS + "ProblemType",
                Stream.of(ProblemType.values())
                        .map(type -> "/problems/" + type.slug())
                        .toList());
        parameter("get", "status", TaskQuery.Status.class);
        parameter("get", "sort", TaskQuery.Sort.class);
    }

    /** Lists that no enum of the code has: parts of one, or words that are only answered. */
    private static final Set<String> OTHERS = Set.of(
            SCHEMAS + "CreditNote/properties/why",
            SCHEMAS + "FigureState",
            SCHEMAS + "ResetInput/properties/what",
            SCHEMAS + "StatementDocument/properties/status",
            SCHEMAS + "Way/properties/outcome",
            SCHEMAS + "WayChange/properties/change",
            SCHEMAS + "PolicySummary/properties/mediaType",
            SCHEMAS + "Policy/properties/mediaType");

    private final JsonNode document = ApiDocument.read();

    private static void known(Class<? extends Enum<?>> values, String schema) {
        KNOWN.put(SCHEMAS + schema, names(values));
    }

    private static void parameter(String method, String name, Class<? extends Enum<?>> values) {
        JsonNode parameters =
                ApiDocument.read().at("/paths/~1api~1v1~1tasks").path(method).path("parameters");
        for (int index = 0; index < parameters.size(); index++) {
            if (parameters.get(index).path("name").asText().equals(name)) {
                KNOWN.put(
                        "/paths/~1api~1v1~1tasks/" + method + "/parameters/" + index + "/schema",
                        names(values).stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toList());
            }
        }
    }

    private static List<String> names(Class<? extends Enum<?>> values) {
        return Arrays.stream(values.getEnumConstants()).map(Enum::name).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    @Test
    void areThoseOfTheCode() {
        KNOWN.forEach((pointer, values) -> assertThat(texts(document.at(pointer).path("enum")))
                .as("openapi.yaml: make the enum at %s %s", pointer, values)
                .containsExactlyInAnyOrderElementsOf(values));
    }

    @Test
    void areAllComparedWithTheCode() {
        Collection<String> lists = new TreeSet<>();
        lists(document, "", lists);
        lists.removeAll(KNOWN.keySet());
        assertThat(lists)
                .as(
                        "lists of values in openapi.yaml: name the enum that each comes from in KNOWN, or the list in OTHERS")
                .isEqualTo(new TreeSet<>(OTHERS));
    }

    private static void lists(JsonNode node, String pointer, Collection<String> found) {
        if (node.path("enum").size() > 1 && node.get("enum").isArray()) {
            found.add(pointer);
        }
        node.properties()
                .forEach(child -> lists(
                        child.getValue(),
                        pointer + "/" + child.getKey().replace("~", "~0").replace("/", "~1"),
                        found));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            lists(node.get(index), pointer + "/" + index, found);
        }
    }
}
