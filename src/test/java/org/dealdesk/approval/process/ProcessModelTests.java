package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.testing.bpmn.Diagram;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** The diagrams against the code: neither may name what the other does not know. */
class ProcessModelTests {

    private static final Diagram APPROVAL = Diagram.read(Path.of("bpmn/deal-approval.bpmn"));
    private static final Diagram DEADLINES = Diagram.read(Path.of("bpmn/deadlines.bpmn"));
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Pattern CALL = Pattern.compile("\\$\\{!?(\\w+)\\.(\\w+)\\(([^()]*)\\)}");
    private static final Map<String, Class<?>> BEANS =
            Map.of("dealApproval", DealApproval.class, "deadlines", Deadlines.class);

    @Test
    void knowsEveryNodeById() {
        assertThat(APPROVAL.process()).isEqualTo(DealApprovalModel.PROCESS);
        assertThat(nodes(APPROVAL)).containsExactlyInAnyOrderElementsOf(DealApprovalModel.NODES);
        assertThat(DEADLINES.process()).isEqualTo(DeadlinesModel.PROCESS);
        assertThat(nodes(DEADLINES)).containsExactlyInAnyOrderElementsOf(DeadlinesModel.NODES);
    }

    @Test
    void knowsWhatEndsARound() {
        assertThat(APPROVAL.elements("error").map(error -> error.getAttribute("errorCode")))
                .containsExactlyInAnyOrder(DealApprovalModel.CHANGES_REQUESTED, DealApprovalModel.REJECTED);
        assertThat(APPROVAL.elements("escalation").map(escalation -> escalation.getAttribute("escalationCode")))
                .containsExactly(DealApprovalModel.RECALLED);
    }

    @Test
    void hasATaskForEveryFunctionThatAPolicyCanAsk() {
        assertThat(DealApprovalModel.FUNCTION_OF_TASK.values())
                .containsExactlyInAnyOrderElementsOf(Stream.of(ApprovalFunction.values())
                        .map(ApprovalFunction::name)
                        .toList());
    }

    @Test
    void opensEachTaskForItsFunctionAndCancelsIt() {
        assertThat(APPROVAL.elements("userTask").map(task -> task.getAttribute("id")))
                .containsExactlyInAnyOrderElementsOf(DealApprovalModel.FUNCTION_OF_TASK.keySet());
        assertThat(APPROVAL.elements("userTask")).allSatisfy(task -> assertThat(listeners(task))
                .containsExactly(
                        "create ${dealApproval.open(task, '"
                                + DealApprovalModel.FUNCTION_OF_TASK.get(task.getAttribute("id")) + "')}",
                        "delete ${dealApproval.cancel(task)}"));
    }

    @Test
    void callsOnlyMethodsThatExist() {
        List<String> expressions = new ArrayList<>(expressions(APPROVAL));
        expressions.addAll(expressions(DEADLINES));

        assertThat(expressions).hasSize(20).allSatisfy(expression -> {
            MatchResult call = CALL.matcher(expression).results().findFirst().orElseThrow();
            assertThat(call.group()).as("nothing but one call").isEqualTo(expression);
            long arguments = call.group(3).isEmpty() ? 0 : call.group(3).split(",", -1).length;
            assertThat(BEANS.get(call.group(1)).getMethods())
                    .filteredOn(method -> method.getName().equals(call.group(2)))
                    .extracting(Method::getParameterCount)
                    .contains((int) arguments);
        });
    }

    @Test
    void asksUnlessToldOtherwise() {
        assertThat(DealApprovalModel.FUNCTION_OF_TASK).allSatisfy((task, function) -> {
            Element gateway = APPROVAL.elements("exclusiveGateway")
                    .filter(choice -> flow(choice.getAttribute("default"))
                            .filter(ask -> ask.getAttribute("targetRef").equals(task))
                            .isPresent())
                    .filter(choice -> choice.getAttribute("id").endsWith("_needed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(unlessDefault(gateway)).isEqualTo("${!dealApproval.asks(execution, '%s')}".formatted(function));
        });
    }

    @Test
    void startsByASubmissionOrAnAppeal() {
        List<Element> starts = APPROVAL.elements("startEvent")
                .filter(start -> start.getParentNode() instanceof Element parent
                        && parent.getLocalName().equals("process"))
                .toList();

        assertThat(starts)
                .extracting(start -> start.getAttribute("id"))
                .containsExactly("start_submitted", "start_appealed");
        assertThat(APPROVAL.elements("message").map(message -> message.getAttribute("name")))
                .containsExactly(DealApprovalModel.APPEALED);
    }

    @Test
    void asksTheCommitteeOnAppealUnlessToldOtherwise() {
        Element gateway = node("gw_on_appeal");

        assertThat(flow(gateway.getAttribute("default")).orElseThrow().getAttribute("targetRef"))
                .isEqualTo("task_committee_review");
        assertThat(unlessDefault(gateway)).isEqualTo("${!dealApproval.onAppeal(execution)}");
    }

    @Test
    void takesAPositionOfEachFunctionButTheCommittee() {
        assertThat(DealApprovalModel.FUNCTION_OF_TASK).allSatisfy((task, function) -> {
            Element review = node(task);
            if (function.equals("COMMITTEE")) {
                assertThat(outgoing(review)).hasSize(1);
            } else {
                assertThat(unlessDefault(review))
                        .isEqualTo("${dealApproval.tookPosition(execution, '%s')}".formatted(function));
            }
        });
    }

    @Test
    void rejectsFinallyUnlessAnAppealIsPossible() {
        Element gateway = node("gw_appeal_possible");

        assertThat(flow(gateway.getAttribute("default")).orElseThrow().getAttribute("targetRef"))
                .isEqualTo("end_rejected_finally");
        assertThat(unlessDefault(gateway)).isEqualTo("${dealApproval.appealPossible(execution)}");
    }

    @Test
    void splitsInTwoWithADefaultOnly() {
        List<Element> splits = APPROVAL.elements().stream()
                .filter(node -> !node.getLocalName().equals("parallelGateway"))
                .filter(node -> outgoing(node).size() > 1)
                .toList();

        assertThat(splits)
                .hasSize(9)
                .allSatisfy(split -> assertThat(outgoing(split)).hasSize(2).contains(split.getAttribute("default")));
    }

    @Test
    void sweepsEveryFiveMinutes() {
        assertThat(DEADLINES.elements("timeCycle").map(Element::getTextContent)).containsExactly("R/PT5M");
        assertThat(Duration.parse("PT5M")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void runsNoCodeOfItsOwn() {
        assertThat(Stream.of(APPROVAL, DEADLINES).flatMap(diagram -> diagram.elements().stream()))
                .allSatisfy(element -> {
                    assertThat(element.getLocalName()).isNotIn(Set.of("scriptTask", "script", "businessRuleTask"));
                    assertThat(attributes(element)).doesNotContain("class", "delegateExpression", "type", "resource");
                });
    }

    private static List<String> nodes(Diagram diagram) {
        return diagram.shapes().stream()
                .filter(shape -> !shape.type().equals("textAnnotation"))
                .map(Diagram.Shape::id)
                .toList();
    }

    private static List<String> expressions(Diagram diagram) {
        return diagram.elements().stream()
                .flatMap(element -> Stream.concat(
                        Stream.concat(
                                Stream.of(element.getAttributeNS(CAMUNDA, "expression")),
                                listeners(element).stream()
                                        .map(listener -> listener.substring(listener.indexOf(' ') + 1))),
                        element.getLocalName().equals("conditionExpression")
                                ? Stream.of(element.getTextContent().trim())
                                : Stream.of()))
                .filter(expression -> !expression.isEmpty())
                .toList();
    }

    private static List<String> listeners(Element element) {
        var found = element.getLocalName().equals("userTask")
                ? element.getElementsByTagNameNS(CAMUNDA, "taskListener")
                : null;
        List<String> listeners = new ArrayList<>();
        for (int i = 0; found != null && i < found.getLength(); i++) {
            Element listener = (Element) found.item(i);
            listeners.add(listener.getAttribute("event") + " " + listener.getAttribute("expression"));
        }
        return listeners;
    }

    private static List<String> outgoing(Element node) {
        return APPROVAL.elements("sequenceFlow")
                .filter(flow -> flow.getAttribute("sourceRef").equals(node.getAttribute("id")))
                .map(flow -> flow.getAttribute("id"))
                .toList();
    }

    /** The condition of the other of two flows. */
    private static String unlessDefault(Element node) {
        return outgoing(node).stream()
                .filter(id -> !id.equals(node.getAttribute("default")))
                .map(id -> flow(id).orElseThrow().getTextContent().trim())
                .collect(Collectors.joining(" "));
    }

    private static Element node(String id) {
        return APPROVAL.elements().stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Element> flow(String id) {
        return APPROVAL.elements("sequenceFlow")
                .filter(flow -> flow.getAttribute("id").equals(id))
                .findFirst();
    }

    private static List<String> attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        Attr[] found = new Attr[attributes.getLength()];
        Arrays.setAll(found, i -> (Attr) attributes.item(i));
        return Arrays.stream(found)
                .filter(attribute -> CAMUNDA.equals(attribute.getNamespaceURI()))
                .map(Attr::getLocalName)
                .toList();
    }
}
