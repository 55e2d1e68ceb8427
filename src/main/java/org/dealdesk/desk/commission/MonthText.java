package org.dealdesk.desk.commission;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dealdesk.platform.problem.Refusal;

/** A month as people read it, and as addresses and forms have it. */
record MonthText(String text, String iso) {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final Pattern ISO = Pattern.compile("20[0-9]{2}-(?:0[1-9]|1[0-2])");

    static MonthText of(YearMonth month) {
        return month == null ? null : new MonthText(NAME.format(month), month.toString());
    }

    /** The month in an address; there is no page for anything else. */
    static YearMonth read(String address) {
        if (!ISO.matcher(address).matches()) {
            throw Refusal.notFound("month " + address);
        }
        return YearMonth.parse(address);
    }
}
