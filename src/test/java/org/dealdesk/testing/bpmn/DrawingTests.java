package org.dealdesk.testing.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.testing.bpmn.Diagram.Box;
import org.dealdesk.testing.bpmn.Diagram.Edge;
import org.dealdesk.testing.bpmn.Diagram.Point;
import org.dealdesk.testing.bpmn.Diagram.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A diagram is read by people: everything in the model is drawn, and no shape overlaps another. */
class DrawingTests {

    private static final Set<String> FLOW_NODES = Set.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "userTask",
            "serviceTask",
            "subProcess",
            "exclusiveGateway",
            "parallelGateway",
            "textAnnotation");

    @ParameterizedTest
    @ValueSource(strings = {"deal-approval", "deadlines"})
    void drawsEveryNodeAndEveryFlow(String name) {
        Diagram diagram = read(name);

        assertThat(diagram.shapes())
                .extracting(Shape::id)
                .containsExactlyInAnyOrderElementsOf(ids(diagram, FLOW_NODES));
        assertThat(diagram.edges())
                .extracting(Edge::id)
                .containsExactlyInAnyOrderElementsOf(ids(diagram, Set.of("sequenceFlow", "association")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal-approval", "deadlines"})
    void namesWhatIsAskedDoneAndReached(String name) {
        assertThat(read(name).shapes())
                .filteredOn(shape -> shape.type().endsWith("Task")
                        || shape.type().equals("subProcess")
                        || !shape.definition().isEmpty()
                        || shape.type().equals("endEvent"))
                .allSatisfy(shape -> assertThat(shape.name()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal-approval", "deadlines"})
    void laysNothingOverAnythingElse(String name) {
        Diagram diagram = read(name);
        List<Map.Entry<String, Box>> boxes = new ArrayList<>();
        diagram.shapes().stream()
                .filter(shape -> !shape.type().equals("subProcess"))
                .forEach(shape -> boxes.add(Map.entry(shape.id(), shape.box())));
        diagram.shapes().stream()
                .filter(shape -> shape.label() != null)
                .forEach(shape -> boxes.add(Map.entry("label of " + shape.id(), shape.label())));
        diagram.edges().stream()
                .filter(edge -> edge.label() != null)
                .forEach(edge -> boxes.add(Map.entry("label of " + edge.id(), edge.label())));

        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).getValue().overlaps(boxes.get(j).getValue()))
                        .as(boxes.get(i).getKey() + " lies over " + boxes.get(j).getKey())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal-approval", "deadlines"})
    void leadsNoLineThroughAShapeOrALabel(String name) {
        Diagram diagram = read(name);
        for (Edge edge : diagram.edges()) {
            for (Shape shape : diagram.shapes()) {
                if (!shape.type().equals("subProcess")
                        && !shape.id().equals(edge.source())
                        && !shape.id().equals(edge.target())) {
                    assertThat(crosses(edge, shape.box()))
                            .as(edge.id() + " crosses " + shape.id())
                            .isFalse();
                }
                if (shape.label() != null) {
                    assertThat(crosses(edge, shape.label()))
                            .as(edge.id() + " crosses the label of " + shape.id())
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deal-approval", "deadlines"})
    void startsAndEndsEveryLineOnItsShapes(String name) {
        Diagram diagram = read(name);
        Map<String, Box> boxes = diagram.shapes().stream().collect(Collectors.toMap(Shape::id, Shape::box));
        assertThat(diagram.edges()).allSatisfy(edge -> {
            assertThat(touches(boxes.get(edge.source()), edge.points().get(0))).isTrue();
            assertThat(touches(
                            boxes.get(edge.target()),
                            edge.points().get(edge.points().size() - 1)))
                    .isTrue();
        });
    }

    private static boolean touches(Box box, Point point) {
        return new Box(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2)
                .contains(new Box(point.x(), point.y(), 0, 0));
    }

    private static boolean crosses(Edge edge, Box box) {
        List<Point> points = edge.points();
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            Box segment = new Box(
                    Math.min(from.x(), to.x()),
                    Math.min(from.y(), to.y()),
                    Math.abs(from.x() - to.x()),
                    Math.abs(from.y() - to.y()));
            if (segment.overlaps(box)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> ids(Diagram diagram, Set<String> types) {
        return diagram.elements().stream()
                .filter(element -> types.contains(element.getLocalName()))
                .map(element -> element.getAttribute("id"))
                .toList();
    }

    private static Diagram read(String name) {
        return Diagram.read(Path.of("bpmn", name + ".bpmn"));
    }
}
