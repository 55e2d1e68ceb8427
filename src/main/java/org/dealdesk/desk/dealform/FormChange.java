package org.dealdesk.desk.dealform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.Sku;

/**
 * What a button of the form changes in it: a row more or less, what a remedy or a way to yes asks for, or a
 * customer that exists.
 *
 * @param focus the field to go on with
 */
record FormChange(DealForm form, String focus) {

    private static final String APPLY = "apply ";
    private static final String CUSTOMER = "customer ";
    private static final int MOST_LINES = 200;
    private static final int MOST_OTHER_ROWS = 50;
    private static final Pattern OF_LINE = Pattern.compile("(copy|remove)-line ([0-9]{1,3})");
    private static final Pattern SET = Pattern.compile(
            "(unitPrice|hours|paymentTermsDays|termMonths|validityMonths) ([0-9]{1,3}|-) ([0-9]{1,20}(?:\\.[0-9]{1,20})?)");

    /** Null where the button asks for no change of the form. */
    static FormChange of(String asked, DealForm form, Policy policy) {
        Matcher ofLine = OF_LINE.matcher(asked);
        if (ofLine.matches()) {
            int line = Integer.parseInt(ofLine.group(2));
            return ofLine.group(1).equals("copy") ? copied(form, line) : removed(form, line);
        }
        return switch (asked) {
            case "add-line" -> addedLine(form);
            case "add-credit" ->
                new FormChange(
                        form.withCredits(plus(form.credits(), Map.of(), MOST_OTHER_ROWS)),
                        "/credits/" + form.credits().size() + "/rep");
            case "add-link" ->
                new FormChange(
                        form.withLinks(plus(form.links(), Map.of(), MOST_OTHER_ROWS)),
                        "/links/" + form.links().size() + "/title");
            default -> written(asked, form, policy);
        };
    }

    private static FormChange written(String asked, DealForm form, Policy policy) {
        if (asked.startsWith(CUSTOMER)) {
            return new FormChange(form.with("customer/id", asked.substring(CUSTOMER.length())), "/customer/id");
        }
        return asked.startsWith(APPLY) ? applied(asked.substring(APPLY.length()), form, policy) : null;
    }

    private static FormChange addedLine(DealForm form) {
        return new FormChange(
                form.withLines(plus(form.lines(), LineForm.EMPTY, MOST_LINES)),
                "/lines/" + form.lines().size() + "/sku");
    }

    private static FormChange copied(DealForm form, int line) {
        if (line >= form.lines().size()) {
            return new FormChange(form, null);
        }
        return new FormChange(
                form.withLines(plus(form.lines(), form.lines().get(line), MOST_LINES)),
                "/lines/" + form.lines().size() + "/sku");
    }

    private static FormChange removed(DealForm form, int line) {
        List<LineForm> left = new ArrayList<>(form.lines());
        if (line < left.size()) {
            left.remove(line);
        }
        return new FormChange(
                form.withLines(left.isEmpty() ? List.of(LineForm.EMPTY) : left),
                "/lines/" + Math.max(0, Math.min(line, left.size() - 1)) + "/sku");
    }

    private static <T> List<T> plus(List<T> rows, T added, int most) {
        List<T> more = new ArrayList<>(rows);
        if (rows.size() < most) {
            more.add(added);
        }
        return more;
    }

    /** Several changes are parted by semicolons; what is no change is left out. */
    private static FormChange applied(String changes, DealForm form, Policy policy) {
        DealForm changed = form;
        for (String change : changes.split(";", -1)) {
            Matcher set = SET.matcher(change);
            if (set.matches()) {
                String value = Decimals.typed(new BigDecimal(set.group(3)));
                changed = set(changed, set.group(1), set.group(2), value, policy);
            }
        }
        return new FormChange(changed, null);
    }

    private static DealForm set(DealForm form, String input, String line, String value, Policy policy) {
        if (line.equals("-")) {
            return input.equals("paymentTermsDays") ? form.with(input, value) : form;
        }
        int index = Integer.parseInt(line) - 1;
        if (index < 0 || index >= form.lines().size()) {
            return form;
        }
        List<LineForm> lines = new ArrayList<>(form.lines());
        lines.set(index, set(lines.get(index), input, value, policy));
        return form.withLines(lines);
    }

    private static LineForm set(LineForm line, String input, String value, Policy policy) {
        if (input.equals("hours")) {
            Sku sku = line.get("sku") == null ? null : policy.priceBook().get(line.get("sku"));
            String planned = line.effort().size() == 1
                    ? line.effort().keySet().iterator().next()
                    : sku == null ? null : sku.role();
            return planned == null ? line : line.withEffort(planned, value);
        }
        LineForm changed = line.with(input, value);
        return switch (input) {
            case "unitPrice" -> changed.without("discount");
            case "validityMonths" -> changed.without(LineForm.NO_EXPIRY);
            default -> changed;
        };
    }
}
