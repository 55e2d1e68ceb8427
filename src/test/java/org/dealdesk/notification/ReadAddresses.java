package org.dealdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.testing.people.Sales;
import org.dealdesk.testing.product.Product;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The addresses that a deal can be read at: those of REST and those of the pages. */
final class ReadAddresses {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:(?:[^{}]|\\{\\d+})*)?}");
    private final Product product;
    private final Sales sales;

    ReadAddresses(Product product, Sales sales) {
        this.product = product;
        this.sales = sales;
    }

    /** Every address that is read with GET, with everything that its variables can stand for. */
    List<String> of(String number) {
        List<String> reviews = new ArrayList<>();
        JsonNode deal = sales.read(number);
        deal.get("reviews").forEach(review -> reviews.add(review.get("id").textValue()));
        List<String> revisions = new ArrayList<>();
        for (int revision = 1; revision <= deal.get("revision").intValue(); revision++) {
            revisions.add(String.valueOf(revision));
        }
        Map<String, List<String>> values = new HashMap<>(Map.of(
                "number", List.of(number),
                "revision", revisions,
                "review", reviews,
                "version", List.of("2026.1"),
                "act", List.of("recall", "withdraw", "appeal", "win", "lose", "delete"),
                "slug", List.of("invalid"),
                "part", List.of("guardrails", "price-book", "rate-card"),
                "secret", List.of("AAAAAAAAAAAAAAAAAAAAAA")));
        values.put("person", List.of("rep"));
        values.put("month", List.of("2026-11"));
        values.put("payout", List.of("01932d5e-0000-7000-8000-000000000000"));
        Set<String> addresses = new TreeSet<>();
        RequestMappingHandlerMapping mapping =
                product.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                info.getPatternValues().forEach(pattern -> addresses.addAll(filled(pattern, values, reviews)));
            }
        }
        addresses.removeIf(address -> address.startsWith("/api/v1") && address.contains("swagger"));
        List<String> all = new ArrayList<>(addresses);
        addresses.stream()
                .filter(address -> address.startsWith("/api/v1/deals/"))
                .forEach(address -> {
                    all.add(address + "?explain=true");
                    all.add(address + "?limit=3");
                });
        revisions.forEach(from ->
                revisions.forEach(to -> all.add("/api/v1/deals/" + number + "/revisions/" + from + "/diff?to=" + to)));
        all.add("/policies/compare?from=2026.1&to=2026.1");
        return all;
    }

    private static List<String> filled(String pattern, Map<String, List<String>> values, List<String> reviews) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            return List.of(pattern);
        }
        List<String> known = variable.group(1).equals("id")
                ? ids(pattern, reviews)
                : values.getOrDefault(variable.group(1), alternatives(variable.group(2)));
        assertThat(known)
                .as("what can stand for %s in %s", variable.group(1), pattern)
                .isNotNull();
        List<String> filled = new ArrayList<>();
        for (String value : known) {
            filled.addAll(filled(
                    pattern.substring(0, variable.start()) + value + pattern.substring(variable.end()),
                    values,
                    reviews));
        }
        return filled;
    }

    /** The words that a pattern such as {@code :a|b} allows; null for another. */
    private static List<String> alternatives(String rule) {
        return rule != null && rule.matches(":[\\w-]+([|][\\w-]+)+")
                ? List.of(rule.substring(1).split("[|]", -1))
                : null;
    }

    private static List<String> ids(String pattern, List<String> reviews) {
        return pattern.contains("/tasks")
                ? reviews
                : pattern.contains("/people") ? List.of("rep") : List.of("01932d5e-0000-7000-8000-000000000000");
    }
}
