package org.dealdesk.testing.bpmn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A BPMN file as a drawing: its shapes and edges, in the order of the layout. */
public record Diagram(String process, String name, List<Shape> shapes, List<Edge> edges, List<Element> elements) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";

    /**
     * One shape with its label.
     *
     * @param definition the kind of an event: {@code message}, {@code timer}, {@code error}, {@code escalation} or empty */
    public record Shape(String id, String type, String name, String definition, Box box, Box label) {}

    public record Edge(
            String id, String type, String name, String source, String target, List<Point> points, Box label) {}

    public record Point(double x, double y) {}

    public record Box(double x, double y, double width, double height) {

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        Point centre() {
            return new Point(x + width / 2, y + height / 2);
        }

        boolean contains(Box other) {
            return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
        }

        boolean overlaps(Box other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }
    }

    public static Diagram read(Path file) {
        Document document = parse(file);
        List<Element> elements = all(document, BPMN, "*");
        Map<String, Element> byId = new HashMap<>();
        elements.forEach(element -> byId.put(element.getAttribute("id"), element));
        Element process = all(document, BPMN, "process").get(0);
        return new Diagram(
                process.getAttribute("id"),
                process.getAttribute("name"),
                all(document, BPMN_DI, "BPMNShape").stream()
                        .map(shape -> shape(shape, byId.get(shape.getAttribute("bpmnElement"))))
                        .toList(),
                all(document, BPMN_DI, "BPMNEdge").stream()
                        .map(edge -> edge(edge, byId.get(edge.getAttribute("bpmnElement"))))
                        .toList(),
                elements);
    }

    /** The elements of the model of this kind. */
    public Stream<Element> elements(String type) {
        return elements.stream().filter(element -> element.getLocalName().equals(type));
    }

    private static Shape shape(Element drawn, Element element) {
        Element text = child(element, "text");
        return new Shape(
                element.getAttribute("id"),
                element.getLocalName(),
                text == null ? element.getAttribute("name") : text.getTextContent(),
                children(element)
                        .map(Element::getLocalName)
                        .filter(child -> child.endsWith("EventDefinition"))
                        .map(child -> child.replace("EventDefinition", ""))
                        .findFirst()
                        .orElse(""),
                box(child(drawn, "Bounds")),
                label(drawn));
    }

    private static Edge edge(Element drawn, Element element) {
        return new Edge(
                element.getAttribute("id"),
                element.getLocalName(),
                element.getAttribute("name"),
                element.getAttribute("sourceRef"),
                element.getAttribute("targetRef"),
                children(drawn)
                        .filter(child -> child.getLocalName().equals("waypoint"))
                        .map(point -> new Point(number(point, "x"), number(point, "y")))
                        .toList(),
                label(drawn));
    }

    private static Box label(Element drawn) {
        Element label = child(drawn, "BPMNLabel");
        return label == null ? null : box(child(label, "Bounds"));
    }

    private static Box box(Element bounds) {
        return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static Element child(Element parent, String name) {
        return children(parent)
                .filter(child -> child.getLocalName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                found.add(element);
            }
        }
        return found.stream();
    }

    private static List<Element> all(Document document, String namespace, String name) {
        NodeList nodes = document.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Document parse(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
