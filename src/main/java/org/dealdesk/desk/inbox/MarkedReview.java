package org.dealdesk.desk.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A review selected in the inbox, and the revision that was shown. */
record MarkedReview(String review, int revision) {

    private static final int MOST = 100;
    private static final Pattern SHAPE = Pattern.compile("(\\S{1,60}) ([1-9][0-9]{0,6})");

    /** All that are marked; what is no mark is left out. */
    static List<MarkedReview> in(HttpServletRequest request) {
        String[] marks = Objects.requireNonNullElse(request.getParameterValues("marked"), new String[0]);
        return Stream.of(marks)
                .map(SHAPE::matcher)
                .filter(Matcher::matches)
                .map(mark -> new MarkedReview(mark.group(1), Integer.parseInt(mark.group(2))))
                .distinct()
                .limit(MOST)
                .toList();
    }
}
