package org.dealdesk.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/** The parameters of a list, read as strictly as a body: all faults at once, and no unknown parameters. */
public final class Query {

    static final int DEFAULT_LIMIT = 50;
    static final int MOST = 200;
    private static final Decimals.Range AMOUNT = Decimals.Range.between("0", "999999999999999", 6);

    private final Faults faults = new Faults();
    private final Fields fields;
    private final Map<String, String[]> parameters;

    private Query(Map<String, String[]> parameters) {
        this.parameters = parameters;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, values) -> {
            if (!values[0].isEmpty()) {
                json.put(name, values[0]);
            }
        });
        this.fields = Fields.of(json, faults);
    }

    public static Query of(HttpServletRequest request) {
        return new Query(request.getParameterMap());
    }

    public String identifier(String name, int most) {
        return fields.optionalIdentifier(name, most);
    }

    /** What is searched for. */
    public String term(String name, int most) {
        return fields.optionalName(name, most);
    }

    /** True or false; false where it is not said. */
    public boolean flag(String name) {
        String text = identifier(name, 5);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            faults.add("/" + name, "unknown-value", "must be true or false");
        }
        return "true".equals(text);
    }

    public LocalDate date(String name) {
        return fields.optionalDate(name);
    }

    /** A month, which must be given. */
    public YearMonth month(String name) {
        return fields.month(name);
    }

    public BigDecimal amount(String name) {
        return fields.optionalDecimal(name, AMOUNT);
    }

    public Integer integer(String name, int least, int most) {
        return fields.optionalInteger(name, least, most);
    }

    public int limit() {
        Integer limit = fields.optionalInteger("limit", 1, MOST);
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    /** A word in lower or upper case; {@code otherwise} where it is absent or unknown. */
    public <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        Set<E> found = words(name, words);
        return found.isEmpty() ? otherwise : found.iterator().next();
    }

    /** Words, separated by commas. */
    public <E extends Enum<E>> Set<E> words(String name, Class<E> words) {
        fields.has(name);
        Set<E> found = new LinkedHashSet<>();
        for (String value : parameters.getOrDefault(name, new String[0])) {
            for (String part : value.split(",", -1)) {
                if (!part.isBlank()) {
                    word(name, part.trim(), words, found);
                }
            }
        }
        return found;
    }

    private <E extends Enum<E>> void word(String name, String text, Class<E> words, Set<E> found) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text.toUpperCase(Locale.ROOT))) {
                found.add(word);
                return;
            }
        }
        faults.add("/" + name, "unknown-value", "must be one of " + List.of(words.getEnumConstants()));
    }

    public String textCursor() {
        return fields.optionalIdentifier("cursor", 1000);
    }

    /** The cursor of a list that is ordered by a number from 0 to {@code most}. */
    public long numberCursor(long start, long most) {
        return Cursor.number(textCursor(), start, most);
    }

    public static String cursor(long number) {
        return Cursor.of(Long.toString(number));
    }

    /** Refuses invalid values and unknown parameters. */
    public void refuseIfAny() {
        fields.close();
        faults.refuseIfAny();
    }

    /** The page, and where the next one is: relative, so that it works under any host name. */
    public static <T> ResponseEntity<Page<T>> respond(HttpServletRequest request, Page<T> page) {
        if (page.next() == null) {
            return ResponseEntity.ok(page);
        }
        String next = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("cursor", page.next())
                .build()
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(page);
    }
}
