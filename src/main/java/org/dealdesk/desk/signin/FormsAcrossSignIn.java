package org.dealdesk.desk.signin;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dealdesk.desk.FreshCaller;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.SubmittedForm.Field;
import org.dealdesk.platform.web.Origins;

/**
 * A form that was sent after its session had ended comes back to its sender as hidden fields, and is filled in again when they have
 * signed in. The server does not store it. For that a form names the page that shows it in its field {@value #PAGE}, and the
 * person it was made for in {@value #TYPIST}: another person who signs in at the same browser is not shown it. The form is not sent a
 * second time automatically, and forms sent by another site are not returned.
 */
public final class FormsAcrossSignIn {

    /** The hidden field with the address of the page that shows the form. */
    static final String PAGE = "page";

    /** The hidden field with the person that the form was made for. */
    static final String TYPIST = "typist";

    private static final String CARRIED = "typed.";
    private static final String SENT_TO = "typed-to";
    private static final String KEY = FormsAcrossSignIn.class.getName();
    private static final int MOST_FIELDS = 5000;
    private static final int MOST_CHARACTERS = 200_000;
    /** Together with name and password they must be sent before signing in, when a form may have 16 KiB. */
    private static final int MOST_OF_A_STRANGER = 15 << 10;

    private static final Pattern ADDRESS = Pattern.compile(
            "/(?:deals/[A-Za-z0-9-]{1,40}(?:/edit)?|delegations|commission/[A-Za-z0-9._%@-]{1,300}/[0-9-]{7})(?:\\?[\\x21-\\x7E&&[^\\\\#]]{0,300})?");

    private FormsAcrossSignIn() {}

    /** The hidden fields in which what was sent goes back; empty where it cannot. */
    static List<Field> hidden(HttpServletRequest request) {
        if (!Origins.isFromOwnPage(request)) {
            return List.of();
        }
        List<Field> fields = isCarried(request) ? asCarried(request) : asSent(request);
        return isModest(fields, FreshCaller.in(request).isEmpty()) ? fields : List.of();
    }

    /** Whether the request holds a form that came back in hidden fields. */
    static boolean isCarried(HttpServletRequest request) {
        return request.getParameter(SENT_TO) != null;
    }

    /** Opens what came back in hidden fields, if this person typed it, and says which page shows it. */
    static Optional<String> open(HttpServletRequest request, String person) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(CARRIED)) {
                fields.put(name.substring(CARRIED.length()), List.of(values));
            }
        });
        SubmittedForm typed = new SubmittedForm(Objects.toString(request.getParameter(SENT_TO), ""), fields);
        String page = Objects.toString(typed.text(PAGE), "");
        if (!Origins.isFromOwnPage(request)
                || !person.equals(typed.text(TYPIST))
                || !ADDRESS.matcher(page).matches()) {
            return Optional.empty();
        }
        request.setAttribute(KEY, typed);
        return Optional.of(page);
    }

    /** What the form on the page that is asked for now is filled in with, where it came back. */
    public static Optional<SubmittedForm> of(HttpServletRequest request) {
        return Optional.ofNullable((SubmittedForm) request.getAttribute(KEY));
    }

    /** What was written into the one field that every decision has, where the form as a whole cannot come back. */
    static Optional<String> comment(HttpServletRequest request) {
        return Origins.isFromOwnPage(request) ? Optional.ofNullable(request.getParameter("comment")) : Optional.empty();
    }

    private static List<Field> asCarried(HttpServletRequest request) {
        return fields(request)
                .filter(field -> field.name().equals(SENT_TO) || field.name().startsWith(CARRIED))
                .toList();
    }

    private static List<Field> asSent(HttpServletRequest request) {
        String page = Objects.requireNonNullElse(request.getParameter(PAGE), "");
        if (!ADDRESS.matcher(page).matches() || request.getParameter(TYPIST) == null) {
            return List.of();
        }
        Object sentTo = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(SENT_TO, Objects.toString(sentTo, request.getRequestURI())));
        fields(request)
                .filter(field -> !field.name().equals("_csrf"))
                .map(field -> new Field(CARRIED + field.name(), field.value()))
                .forEach(fields::add);
        return fields;
    }

    private static Stream<Field> fields(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(field -> Stream.of(field.getValue()).map(value -> new Field(field.getKey(), value)));
    }

    private static boolean isModest(List<Field> fields, boolean stranger) {
        long characters = fields.stream()
                .mapToLong(field -> stranger
                        ? encoded(field.name()) + encoded(field.value()) + 2
                        : field.name().length() + field.value().length())
                .sum();
        return fields.size() <= MOST_FIELDS && characters <= (stranger ? MOST_OF_A_STRANGER : MOST_CHARACTERS);
    }

    private static int encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
    }
}
