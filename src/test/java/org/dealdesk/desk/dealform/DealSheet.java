package org.dealdesk.desk.dealform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.testing.people.Desk;
import org.dealdesk.testing.people.Desk.Page;
import org.springframework.web.util.HtmlUtils;

/** The form of a deal as a browser without script holds it: what the page gives back is what is sent next. */
public final class DealSheet {

    private static final Pattern FORM = Pattern.compile("(?s)<form id=\"deal-form\"[^>]*action=\"([^\"]*)\".*?</form>");
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern SELECT = Pattern.compile("(?s)<select\\b([^>]*)>(.*?)</select>");
    private static final Pattern CHOSEN = Pattern.compile("<option\\b[^>]*\\bselected\\b[^>]*>");
    private static final Pattern TEXT = Pattern.compile("(?s)<textarea\\b([^>]*)>(.*?)</textarea>");

    private final Desk desk;
    private Page page;

    private DealSheet(Desk desk, Page page) {
        this.desk = desk;
        this.page = page;
    }

    public static DealSheet at(Desk desk, String path) {
        return new DealSheet(desk, desk.get(path).expect(200));
    }

    static DealSheet on(Desk desk, Page page) {
        return new DealSheet(desk, page);
    }

    /** Consulting hours for a customer, at a price; what a field is called is its JSON pointer. */
    static Map<String, String> hours(String customer, String quantity, String price) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("/name", "Consulting hours");
        typed.put("/customer/id", customer);
        typed.put("/customer/name", "Test customer");
        typed.put("/startDate", "2026-12-01");
        typed.put("/lines/0/sku", "PS-CONSULT-HR");
        typed.put("/lines/0/quantity", quantity);
        typed.put("/lines/0/unitPrice", price);
        typed.put("/lines/0/validityMonths", "12");
        return typed;
    }

    public Page page() {
        return page;
    }

    /** Types, presses, and holds the page that comes. */
    public DealSheet press(String button, Map<String, String> typed) {
        Map<String, String> fields = fields();
        fields.putAll(typed);
        fields.put("do", button);
        page = desk.post(action(), fields);
        return this;
    }

    public DealSheet press(String button) {
        return press(button, Map.of());
    }

    String action() {
        return form().group(1);
    }

    /** Everything that the form holds, hidden fields included. */
    Map<String, String> fields() {
        String html = form().group();
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(html).results().map(found -> found.group()).forEach(input -> {
            if (!input.contains("type=\"checkbox\"") || input.contains("checked=")) {
                fields.put(attribute(input, "name"), attribute(input, "value"));
            }
        });
        SELECT.matcher(html).results().forEach(select -> {
            Matcher chosen = CHOSEN.matcher(select.group(2));
            fields.put(attribute(select.group(1), "name"), chosen.find() ? attribute(chosen.group(), "value") : "");
        });
        TEXT.matcher(html)
                .results()
                .forEach(text -> fields.put(attribute(text.group(1), "name"), HtmlUtils.htmlUnescape(text.group(2))));
        return fields;
    }

    private Matcher form() {
        Matcher form = FORM.matcher(page.html());
        if (!form.find()) {
            throw new AssertionError("no form of a deal at " + page.address() + ": " + page.text());
        }
        return form;
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? HtmlUtils.htmlUnescape(attribute.group(1)) : "";
    }

    /** The number of the deal whose page this is. */
    static String number(Page page) {
        Matcher number = Pattern.compile("/deals/(D-[0-9]+)").matcher(page.address());
        assertThat(number.find()).as(page.address() + ": " + page.text()).isTrue();
        return number.group(1);
    }
}
