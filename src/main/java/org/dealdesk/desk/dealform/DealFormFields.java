package org.dealdesk.desk.dealform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.desk.SubmittedForm;

/** Reads the deal form from a request. Empty rows are left out. */
final class DealFormFields {

    /** One more than a deal may have, so that its reader says that there are too many. */
    private static final int MOST_ROWS = 201;

    private static final Pattern ROW =
            Pattern.compile("/(lines|credits|links)/([0-9]{1,3})/(effort/)?([A-Za-z][A-Za-z0-9_ .-]{0,79})");

    private final Map<String, Map<Integer, Map<String, String>>> rows = new LinkedHashMap<>();

    private DealFormFields() {}

    static DealForm of(HttpServletRequest request) {
        return of(SubmittedForm.of(request));
    }

    static DealForm of(SubmittedForm typed) {
        DealFormFields found = new DealFormFields();
        typed.fields().keySet().forEach(name -> found.collect(name, typed.text(name)));
        Map<String, String> header = new LinkedHashMap<>();
        for (String name : DealForm.HEADER) {
            put(header, name, typed.text("/" + name));
        }
        List<String> terms = typed.fields().getOrDefault("/terms", List.of());
        return new DealForm(
                header,
                terms.stream().filter(term -> !term.isBlank()).distinct().toList(),
                List.copyOf(found.of("credits").values()),
                List.copyOf(found.of("links").values()),
                found.lines());
    }

    private void collect(String name, String value) {
        Matcher row = ROW.matcher(name);
        if (row.matches()) {
            String list = row.group(3) == null ? row.group(1) : "effort";
            Map<String, String> texts = new LinkedHashMap<>();
            put(texts, row.group(4), value);
            if (!texts.isEmpty()) {
                of(list).computeIfAbsent(Integer.valueOf(row.group(2)), index -> new LinkedHashMap<>())
                        .putAll(texts);
            }
        }
    }

    private Map<Integer, Map<String, String>> of(String list) {
        return rows.computeIfAbsent(list, name -> new TreeMap<>());
    }

    private List<LineForm> lines() {
        Map<Integer, Map<String, String>> efforts = of("effort");
        efforts.keySet().forEach(index -> of("lines").computeIfAbsent(index, none -> new LinkedHashMap<>()));
        List<LineForm> lines = new ArrayList<>();
        of("lines").forEach((index, fields) -> lines.add(new LineForm(fields, efforts.getOrDefault(index, Map.of()))));
        lines.removeIf(LineForm::isEmpty);
        return lines.isEmpty()
                ? List.of(LineForm.EMPTY)
                : lines.stream().limit(MOST_ROWS).toList();
    }

    private static void put(Map<String, String> texts, String name, String value) {
        if (value != null) {
            texts.put(name, value);
        }
    }
}
