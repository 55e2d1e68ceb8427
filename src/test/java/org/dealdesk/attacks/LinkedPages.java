package org.dealdesk.attacks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.dealdesk.testing.product.Product;
import org.springframework.web.util.HtmlUtils;

/** All pages that a person reaches by links, and the forms on them. */
final class LinkedPages {

    private static final int MOST = 60;
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"(/[^\"#]*)");
    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea|select)\\b([^>]*)>");
    /** They end the session, lead elsewhere, or are no pages. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "/(sign-out|sign-in|swagger-ui|actuator|problems|assets|webjars|v3)\\b.*|.*\\.(csv|json|yaml)");

    private final Desk desk;
    private final Set<String> files = new TreeSet<>();

    /**
     * A form to send.
     *
     * @param given what its hidden and chosen fields have
     * @param typed the names of its fields for text
     */
    record Form(String action, Map<String, String> given, List<String> typed) {}

    LinkedPages(Product product, String person) {
        this.desk = Desk.of(product, person);
    }

    Desk desk() {
        return desk;
    }

    /** Each page once, whatever its parameters hold. */
    Map<String, Page> all() {
        Map<String, Page> pages = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("/", "/inbox", "/deals?whose=all", "/deals/new"));
        while (!next.isEmpty() && pages.size() < MOST) {
            String address = next.poll();
            if (address.endsWith(".csv")) {
                files.add(address);
            }
            if (LEFT_OUT.matcher(address).matches() || !seen.add(address.replaceAll("=[^&]*", "="))) {
                continue;
            }
            Page page = desk.get(address);
            if (page.status() == 200) {
                pages.put(address, page);
                LINK.matcher(page.html()).results().forEach(link -> next.add(HtmlUtils.htmlUnescape(link.group(1))));
            }
        }
        return pages;
    }

    /** The files for spreadsheets to which links led. */
    Set<String> files() {
        return files;
    }

    List<Form> forms(Page page) {
        List<Form> forms = new ArrayList<>();
        Matcher form = FORM.matcher(page.html());
        while (form.find()) {
            String action = attribute(form.group(1), "action");
            if (attribute(form.group(1), "method").equalsIgnoreCase("post")
                    && !LEFT_OUT.matcher(action).matches()) {
                forms.add(form(action, form.group(2)));
            }
        }
        return forms;
    }

    private static Form form(String action, String content) {
        Form form = new Form(action, new LinkedHashMap<>(), new ArrayList<>());
        FIELD.matcher(content).results().forEach(field -> {
            String name = attribute(field.group(1), "name");
            String type = attribute(field.group(1), "type");
            if (name.isEmpty()) {
                return;
            }
            if (List.of("hidden", "radio", "checkbox", "date", "number").contains(type)) {
                form.given().put(name, attribute(field.group(1), "value"));
            } else {
                form.typed().add(name);
            }
        });
        return form;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
    }

    /** Sends it with this text in each field for text. */
    Page send(Form form, String text) {
        Map<String, String> fields = new LinkedHashMap<>(form.given());
        form.typed().forEach(name -> fields.put(name, text));
        return desk.post(form.action(), fields);
    }
}
