package org.dealdesk.desk.policyedit;

import java.util.List;
import java.util.regex.Pattern;
import org.dealdesk.desk.PageLayout;

/** A page of a working copy, by its address below that of the copy. */
final class Place {

    static final String ADDRESS = PageLayout.POLICIES + "/working-copies";
    static final String ID = "/{id:[0-9a-f-]{36}}";
    static final String TEXT = "text";
    static final String REVIEW = "review";

    /** The parts of the form, in the order of their tabs. */
    static final List<String> PARTS =
            List.of("general", "guardrails", "price-book", "rate-card", "calendar", "names", "other");

    private static final Pattern KNOWN = Pattern.compile(
            "text|review|rows/(?:price-book|rate-card)|parts/(?:general|guardrails|price-book|rate-card|calendar|names|other)(?:\\?(?:n|from)=[0-9]{1,5})?");

    private Place() {}

    static String of(String id, String place) {
        return ADDRESS + "/" + id + "/" + (KNOWN.matcher(place).matches() ? place : "parts/general");
    }

    static String part(String part) {
        return "parts/" + (PARTS.contains(part) ? part : "general");
    }

    /** Where in the form a part of the document is edited. */
    static String ofPointer(String pointer) {
        String[] steps = pointer.split("/", -1);
        String first = steps.length > 1 ? steps[1] : "";
        String index = steps.length > 2 && steps[2].matches("[0-9]{1,5}") ? steps[2] : null;
        return switch (first) {
            case "version", "name", "effectiveFrom", "routing" -> "parts/general";
            case "guardrails" -> "parts/guardrails" + (index == null ? "" : "?n=" + index);
            case "priceBook" -> "parts/price-book" + (index == null ? "" : "?from=" + index);
            case "rateCard", "roles" -> "parts/rate-card";
            case "terms", "segments", "regions" -> "parts/names";
            case "approval" -> pointer.startsWith("/approval/calendar") ? "parts/calendar" : "parts/other";
            case "" -> TEXT;
            default -> "parts/other";
        };
    }
}
