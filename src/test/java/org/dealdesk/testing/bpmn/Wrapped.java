package org.dealdesk.testing.bpmn;

import java.util.ArrayList;
import java.util.List;

/** Breaks a label into lines by estimated widths: measuring a font would depend on the machine. */
final class Wrapped {

    private static final double SIZE = 12.5;

    private Wrapped() {}

    static List<String> of(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    static double width(String text) {
        return text.chars().mapToDouble(Wrapped::em).sum() * SIZE;
    }

    private static double em(int character) {
        if ("iljtfrI.,: ".indexOf(character) >= 0) {
            return 0.3;
        }
        if ("mwMW".indexOf(character) >= 0) {
            return 0.83;
        }
        return Character.isUpperCase(character) ? 0.69 : 0.54;
    }
}
