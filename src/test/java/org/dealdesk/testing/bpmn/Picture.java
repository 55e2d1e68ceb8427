package org.dealdesk.testing.bpmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.testing.bpmn.Diagram.Box;
import org.dealdesk.testing.bpmn.Diagram.Edge;
import org.dealdesk.testing.bpmn.Diagram.Point;
import org.dealdesk.testing.bpmn.Diagram.Shape;

/** A diagram as SVG, the same on every machine. It brings its own background, so it reads on light and dark pages. */
public final class Picture {

    private static final double MARGIN = 30;
    private static final int LINE = 15;

    private static final String STYLE = """
            text { font: 12.5px Helvetica, Arial, 'Liberation Sans', sans-serif; fill: #1f2937; text-anchor: middle }
            .start text, text.start { text-anchor: start }
            .title { font-weight: bold; fill: #475569 }
            .flow-label { fill: #475569; font-style: italic }
            .note { fill: #57534e }
            .line { fill: none; stroke: #334155; stroke-width: 1.5 }
            .dotted { fill: none; stroke: #a8a29e; stroke-width: 1.5; stroke-dasharray: 1 4; stroke-linecap: round }
            .user { fill: #eff6ff; stroke: #1d4ed8; stroke-width: 1.6 }
            .service { fill: #f0fdf4; stroke: #15803d; stroke-width: 1.6 }
            .gateway { fill: #fffbeb; stroke: #b45309; stroke-width: 1.6 }
            .event { fill: #ffffff; stroke: #334155; stroke-width: 1.6 }
            .end { fill: #f1f5f9; stroke: #334155; stroke-width: 3.6 }
            .sub { fill: #fafaf9; stroke: #78716c; stroke-width: 1.6 }
            .triggered { stroke-dasharray: 3 4; stroke-linecap: round }
            .mark { fill: none; stroke: #334155; stroke-width: 1.4; stroke-linejoin: round; stroke-linecap: round }
            .mark-user { fill: none; stroke: #1d4ed8; stroke-width: 1.3; stroke-linecap: round }
            .mark-service { fill: none; stroke: #15803d; stroke-width: 1.3; stroke-linecap: round }
            .mark-gateway { fill: none; stroke: #b45309; stroke-width: 3.2; stroke-linecap: round }
            """;

    private final Diagram diagram;
    private final StringBuilder svg = new StringBuilder();

    private Picture(Diagram diagram) {
        this.diagram = diagram;
    }

    public static String of(Diagram diagram) {
        return new Picture(diagram).draw();
    }

    private String draw() {
        Box all = bounds();
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s %s %s %s\" width=\"%s\" height=\"%s\" role=\"img\">",
                all.x(), all.y(), all.width(), all.height(), all.width(), all.height());
        line("<title>%s</title>", escape(diagram.name()));
        line("<style>\n%s</style>", STYLE);
        line("<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9.5\" refY=\"5\" markerWidth=\"8\" "
                + "markerHeight=\"8\" orient=\"auto\"><path d=\"M0 1 10 5 0 9z\" fill=\"#334155\"/></marker></defs>");
        line(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\" fill=\"#ffffff\"/>",
                all.x(), all.y(), all.width(), all.height());
        ofType("subProcess").forEach(this::subProcess);
        diagram.edges().forEach(this::edge);
        diagram.shapes().stream()
                .filter(shape -> !shape.type().equals("subProcess"))
                .forEach(this::shape);
        line("</svg>");
        return svg.toString();
    }

    private Box bounds() {
        List<Box> boxes = new ArrayList<>();
        diagram.shapes().forEach(shape -> {
            boxes.add(shape.box());
            if (shape.label() != null) {
                boxes.add(shape.label());
            }
        });
        double left = boxes.stream().mapToDouble(Box::x).min().orElseThrow() - MARGIN;
        double top = boxes.stream().mapToDouble(Box::y).min().orElseThrow() - MARGIN;
        double right = boxes.stream().mapToDouble(Box::right).max().orElseThrow() + MARGIN;
        double bottom = boxes.stream().mapToDouble(Box::bottom).max().orElseThrow() + MARGIN;
        return new Box(left, top, right - left, bottom - top);
    }

    private Stream<Shape> ofType(String type) {
        return diagram.shapes().stream().filter(shape -> shape.type().equals(type));
    }

    private void subProcess(Shape shape) {
        rectangle(shape.box(), isTriggered(shape) ? "sub triggered" : "sub", 10);
        line(
                "<text class=\"title start\" x=\"%s\" y=\"%s\">%s</text>",
                shape.box().x() + 14, shape.box().y() + 22, escape(shape.name()));
    }

    private boolean isTriggered(Shape shape) {
        return diagram.elements("subProcess")
                .anyMatch(process -> process.getAttribute("id").equals(shape.id())
                        && process.getAttribute("triggeredByEvent").equals("true"));
    }

    private void shape(Shape shape) {
        Box box = shape.box();
        switch (shape.type()) {
            case "userTask" -> task(shape, "user", Symbols.PERSON);
            case "serviceTask" -> task(shape, "service", Symbols.GEAR);
            case "exclusiveGateway" -> gateway(box, Symbols.CROSS);
            case "parallelGateway" -> gateway(box, Symbols.PLUS);
            case "startEvent" -> circle(box, "event", 0);
            case "endEvent" -> circle(box, "end", 1);
            case "boundaryEvent" -> {
                circle(box, "event", 0);
                circle(box, "event", 4);
            }
            case "textAnnotation" -> note(shape);
            default -> throw new IllegalStateException("No picture of a " + shape.type());
        }
        if (Symbols.EVENT.containsKey(shape.definition())) {
            symbol(Symbols.EVENT.get(shape.definition()), box.centre(), "mark");
        }
        if (shape.label() != null) {
            List<String> lines = Wrapped.of(shape.name(), shape.label().width() + 8);
            if (shape.type().equals("boundaryEvent")) {
                leftAligned(lines, shape.label().x(), shape.label().y() + 11, "start");
            } else {
                text(lines, shape.label(), "");
            }
        }
    }

    private void task(Shape shape, String style, String symbol) {
        Box box = shape.box();
        rectangle(box, style, 9);
        symbol(symbol, new Point(box.x() + 14, box.y() + 14), "mark-" + style);
        text(Wrapped.of(shape.name(), box.width() - 14), new Box(box.x(), box.y() + 5, box.width(), box.height()), "");
    }

    private void gateway(Box box, String symbol) {
        Point middle = box.centre();
        line(
                "<path class=\"gateway\" d=\"M%s %s %s %s %s %s %s %sz\"/>",
                box.x(), middle.y(), middle.x(), box.y(), box.right(), middle.y(), middle.x(), box.bottom());
        symbol(symbol, middle, "mark-gateway");
    }

    private void circle(Box box, String style, double inset) {
        line(
                "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
                style, box.centre().x(), box.centre().y(), box.width() / 2 - inset);
    }

    private void rectangle(Box box, String style, int radius) {
        line(
                "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>",
                style, box.x(), box.y(), box.width(), box.height(), radius);
    }

    private void note(Shape shape) {
        Box box = shape.box();
        line(
                "<path class=\"mark\" d=\"M%s %sH%sV%sH%s\"/>",
                box.x() + 12, box.y(), box.x(), box.bottom(), box.x() + 12);
        List<String> lines = Wrapped.of(shape.name(), box.width() - 16);
        double y = box.centre().y() - (lines.size() - 1) * LINE / 2.0 + 4.5;
        leftAligned(lines, box.x() + 9, y, "note start");
    }

    private void leftAligned(List<String> lines, double x, double firstLine, String style) {
        double y = firstLine;
        for (String text : lines) {
            line("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", style, x, y, escape(text));
            y += LINE;
        }
    }

    private void edge(Edge edge) {
        boolean flow = edge.type().equals("sequenceFlow");
        String path = edge.points().stream()
                .map(point -> number(point.x()) + " " + number(point.y()))
                .collect(Collectors.joining(" L", "M", ""));
        line(
                "<path class=\"%s\" d=\"%s\"%s/>",
                flow ? "line" : "dotted", path, flow ? " marker-end=\"url(#arrow)\"" : "");
        if (isDefault(edge)) {
            slash(edge.points().get(0), isVertical(edge));
        } else if (isConditional(edge)) {
            diamond(edge.points().get(0), edge.points().get(1));
        }
        if (edge.label() != null) {
            text(List.of(edge.name()), edge.label(), "flow-label");
        }
    }

    private boolean isDefault(Edge edge) {
        return diagram.elements().stream()
                .anyMatch(node -> node.getAttribute("default").equals(edge.id()));
    }

    /** Whether it leaves a task under a condition; a gateway says so by its own shape. */
    private boolean isConditional(Edge edge) {
        return diagram.elements("userTask")
                        .anyMatch(task -> task.getAttribute("id").equals(edge.source()))
                && diagram.elements("sequenceFlow")
                        .filter(flow -> flow.getAttribute("id").equals(edge.id()))
                        .anyMatch(flow -> flow.getElementsByTagNameNS("*", "conditionExpression")
                                        .getLength()
                                > 0);
    }

    private static boolean isVertical(Edge edge) {
        return edge.points().get(0).x() == edge.points().get(1).x();
    }

    private void slash(Point from, boolean vertical) {
        if (vertical) {
            line("<path class=\"line\" d=\"M%s %sl10 -6\"/>", from.x() - 5, from.y() + 12);
        } else {
            line("<path class=\"line\" d=\"M%s %sl6 -10\"/>", from.x() + 6, from.y() + 5);
        }
    }

    private void diamond(Point from, Point to) {
        double half = Math.signum(to.y() - from.y()) * 7;
        line("<path class=\"event\" d=\"M%s %sl4 %s -4 %s -4 %sz\"/>", from.x(), from.y(), half, half, -half);
    }

    private void text(List<String> lines, Box box, String style) {
        double y = box.centre().y() - (lines.size() - 1) * LINE / 2.0 + 4.5;
        for (String text : lines) {
            line(
                    "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>",
                    style, box.centre().x(), y, escape(text));
            y += LINE;
        }
    }

    private void symbol(String path, Point at, String style) {
        line("<path class=\"%s\" transform=\"translate(%s %s)\" d=\"%s\"/>", style, at.x(), at.y(), path);
    }

    private void line(String format, Object... arguments) {
        Object[] plain = Stream.of(arguments)
                .map(argument -> argument instanceof Double number ? number(number) : argument)
                .toArray();
        svg.append(String.format(Locale.ROOT, format, plain).replace(" class=\"\"", ""))
                .append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Paths around the origin. */
    private static final class Symbols {
        static final String PERSON = "M-3.2 -4a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0M-6.5 6.5c0 -8 13 -8 13 0z";
        static final String GEAR = "M-2.2 0a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0M-4.6 0a4.6 4.6 0 1 0 9.2 0"
                + "a4.6 4.6 0 1 0 -9.2 0M0 -4.6V-7M0 4.6V7M-4.6 0H-7M4.6 0H7"
                + "M3.3 -3.3L5 -5M-3.3 -3.3L-5 -5M3.3 3.3L5 5M-3.3 3.3L-5 5";
        static final String CROSS = "M-7 -7L7 7M7 -7L-7 7";
        static final String PLUS = "M-10 0H10M0 -10V10";
        static final Map<String, String> EVENT = Map.of(
                "message", "M-8 -5.5H8V5.5H-8zM-8 -5.5L0 1L8 -5.5",
                "timer", "M-11 0a11 11 0 1 0 22 0a11 11 0 1 0 -22 0M0 -7V0L5 3M0 -11V-9M0 11V9M-11 0H-9M11 0H9",
                "error", "M-7 6L-3 -6L2 2L7 -6L3.5 7L-2.5 -0.5z",
                "escalation", "M0 -8L6.5 7.5L0 1.5L-6.5 7.5z");

        private Symbols() {}
    }
}
