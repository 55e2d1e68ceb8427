package org.dealdesk.policy.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of an object or a list, part by part.
 *
 * @param indent how many blanks each part begins with
 * @param tail comments and empty lines after the last part
 */
record YamlBlock(int indent, List<Part> parts, List<String> tail) {

    private static final Pattern PROPERTY =
            Pattern.compile(" *(?:\"([^\"\\\\]*)\"|'([^']*)'|([A-Za-z0-9_](?:[^:#]*[^:# ])?)) *:(?: .*)?");
    private static final Pattern OPEN = Pattern.compile("[^:]*: *(?:#.*)?");

    /**
     * A property or an element.
     *
     * @param name null for an element
     * @param lead comments and empty lines before it
     */
    record Part(String name, List<String> lead, List<String> lines) {

        /** Whether its value begins on the next line. */
        boolean isOpen() {
            return lines.size() > 1 && OPEN.matcher(lines.get(0)).matches();
        }

        /** Its lines as those of an object that stands alone. */
        List<String> withoutDash(int indent) {
            List<String> bare = new ArrayList<>(lines);
            String first = bare.get(0);
            bare.set(0, first.substring(0, indent) + ' ' + first.substring(indent + 1));
            return bare;
        }
    }

    /** Null where the lines are not understood, as of an object in braces. */
    static YamlBlock ofObject(List<String> lines) {
        return of(lines, false);
    }

    /** The same of a list. */
    static YamlBlock ofList(List<String> lines) {
        return of(lines, true);
    }

    /** The lines of an element again; null where it no longer begins on the first of them. */
    static List<String> withDash(List<String> bare, int indent) {
        String first = bare.get(0);
        if (isEmpty(first) || indentOf(first) <= indent + 1) {
            return null;
        }
        List<String> lines = new ArrayList<>(bare);
        lines.set(0, first.substring(0, indent) + '-' + first.substring(indent + 1));
        return lines;
    }

    private static YamlBlock of(List<String> lines, boolean list) {
        int indent = lines.stream()
                .filter(line -> !isEmpty(line))
                .mapToInt(YamlBlock::indentOf)
                .findFirst()
                .orElse(-1);
        List<Part> parts = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        for (String line : lines) {
            boolean begins = !isEmpty(line) && indentOf(line) == indent;
            if (isEmpty(line)) {
                passed.add(line);
            } else if (begins) {
                parts.add(new Part(list ? null : name(line), passed, new ArrayList<>(List.of(line))));
                passed = new ArrayList<>();
                if (list ? !isElement(line, indent) : name(line) == null) {
                    return null;
                }
            } else if (parts.isEmpty() || indentOf(line) < indent) {
                return null;
            } else {
                List<String> inside = parts.get(parts.size() - 1).lines();
                inside.addAll(passed);
                inside.add(line);
                passed = new ArrayList<>();
            }
        }
        return parts.isEmpty() ? null : new YamlBlock(indent, parts, passed);
    }

    private static boolean isElement(String line, int indent) {
        return line.startsWith("- ", indent);
    }

    private static String name(String line) {
        Matcher property = PROPERTY.matcher(line);
        if (!property.matches()) {
            return null;
        }
        return property.group(1) != null
                ? property.group(1)
                : property.group(2) != null ? property.group(2) : property.group(3);
    }

    /** A comment counts as empty. */
    private static boolean isEmpty(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#");
    }

    private static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
