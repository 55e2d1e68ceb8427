package org.dealdesk.desk;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A form that was sent after its session had ended is kept in the new one, and comes back filled in when its sender has signed in
 * again. For that a form names the page that shows it in its field {@value #PAGE}; the page asks {@link #of} what to fill in.
 * Nothing is sent a second time by itself, and nothing is kept that another site has sent.
 */
final class KeptForms {

    /** The hidden field with the address of the page that shows the form. */
    static final String PAGE = "page";

    private static final String ASKED = "typed";
    private static final String KEY = KeptForms.class.getName();
    private static final int MOST_FORMS = 5;
    private static final int MOST_FIELDS = 4000;
    private static final int MOST_CHARACTERS = 200_000;
    private static final Pattern ADDRESS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\#]]{0,300}");

    private KeptForms() {}

    /** Keeps what was sent, and says where its sender finds it again; empty where it cannot be kept. */
    static Optional<String> keep(HttpServletRequest request) {
        String page = Objects.requireNonNullElse(request.getParameter(PAGE), "");
        if (!ADDRESS.matcher(page).matches() || !isOwn(request) || !isModest(request)) {
            return Optional.empty();
        }
        Object sentTo = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        Map<String, Typed> kept = new LinkedHashMap<>(kept(request.getSession()));
        kept.remove(path(page));
        if (kept.size() == MOST_FORMS) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(path(page), Typed.of(request, Objects.toString(sentTo, request.getRequestURI())));
        request.getSession().setAttribute(KEY, kept);
        return Optional.of(page + (page.contains("?") ? "&" : "?") + ASKED);
    }

    /** What was kept of the form on the page that is asked for now, where the address says that it is wanted. */
    static Optional<Typed> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null || request.getParameter(ASKED) == null
                ? Optional.empty()
                : Optional.ofNullable(kept(session).get(request.getRequestURI()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Typed> kept(HttpSession session) {
        return Objects.requireNonNullElse((Map<String, Typed>) session.getAttribute(KEY), Map.of());
    }

    private static String path(String page) {
        return page.replaceFirst("\\?.*", "");
    }

    /** Browsers say from where a form was sent; another site must not put words into anybody's mouth. */
    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin == null || isHost(origin, request.getHeader("Host"));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return Objects.equals(URI.create(origin).getAuthority(), host);
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    /** Whoever has not signed in cannot fill the memory. */
    private static boolean isModest(HttpServletRequest request) {
        Map<String, String[]> fields = request.getParameterMap();
        long count = 0;
        long characters = 0;
        for (Map.Entry<String, String[]> field : fields.entrySet()) {
            for (String value : field.getValue()) {
                count++;
                characters += field.getKey().length() + value.length();
            }
        }
        return count <= MOST_FIELDS && characters <= MOST_CHARACTERS;
    }
}
