package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dealdesk.desk.Choice;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;

/**
 * A list of finance: adjustments, disputes, holds or payouts in one state, oldest first.
 *
 * @param kind the last part of its address
 * @param states to choose from
 * @param form null where the reader may not send it
 */
record FinanceList(String kind, List<Choice> states, List<Row> rows, FinanceForm form, String first, String next) {

    static final int AT_ONCE = 50;

    /**
     * One of them.
     *
     * @param text why, or what is wrong; null for none
     * @param acts what the reader can do with it
     */
    record Row(String id, Subject subject, String text, String state, Step opened, Step ended, List<String> acts) {}

    /** What it is about; null what it is not about. */
    record Subject(String person, String name, String deal, MonthText month, String amount) {}

    /** Who did it, and when; {@code text} is what they said, or null. */
    record Step(String by, Viewer.Moment at, String text) {}

    /** The rows of the state that the address names, or of the first. */
    static <S extends Enum<S>> S state(HttpServletRequest request, S[] states) {
        String asked = request.getParameter("status");
        return Stream.of(states)
                .filter(state -> state.name().equals(asked))
                .findFirst()
                .orElse(states[0]);
    }

    static String after(HttpServletRequest request) {
        String after = request.getParameter("after");
        return after == null ? "" : after;
    }

    /** The page of found things, one of which may be beyond it. */
    static <T, S extends Enum<S>> FinanceList of(
            String kind, S here, S[] states, List<T> found, Function<T, Row> row, FinanceForm form) {
        String address = PageLayout.COMMISSIONS + "/" + kind + "?status=";
        List<Row> rows = found.stream().limit(AT_ONCE).map(row).toList();
        return new FinanceList(
                kind,
                Stream.of(states)
                        .map(state ->
                                new Choice("commission.state." + state, address + state.name(), state.equals(here)))
                        .toList(),
                rows,
                form,
                null,
                found.size() > AT_ONCE
                        ? address + here.name() + "&after="
                                + rows.get(rows.size() - 1).id()
                        : null);
    }
}
