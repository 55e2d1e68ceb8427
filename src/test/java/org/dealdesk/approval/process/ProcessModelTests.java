package org.dealdesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

        assertThat(expressions).hasSize(15).allSatisfy(expression -> {
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
        List<Element> choices = APPROVAL.elements("exclusiveGateway")
                .filter(gateway -> outgoing(gateway).size() > 1)
                .toList();

        assertThat(choices).hasSize(DealApprovalModel.FUNCTION_OF_TASK.size()).allSatisfy(gateway -> {
            String ask = gateway.getAttribute("default");
            assertThat(outgoing(gateway)).contains(ask).hasSize(2);
            Element flow = flow(ask);
            String task = flow.getAttribute("targetRef");
            assertThat(DealApprovalModel.FUNCTION_OF_TASK).containsKey(task);
            String skip = outgoing(gateway).stream()
                    .filter(id -> !id.equals(ask))
                    .findFirst()
                    .orElseThrow();
            assertThat(flow(skip).getTextContent().trim())
                    .isEqualTo("${!dealApproval.asks(execution, '%s')}"
                            .formatted(DealApprovalModel.FUNCTION_OF_TASK.get(task)));
        });
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

    private static Element flow(String id) {
        return APPROVAL.elements("sequenceFlow")
                .filter(flow -> flow.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
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
