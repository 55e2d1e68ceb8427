package org.dealdesk.access.limit;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dealdesk.platform.web.Address;

/** What a call counts: most once, costly ones more, and assets and probes not at all. */
final class CallCosts {

    static final int COSTLY = 20;

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> FREE = List.of("/assets", "/webjars", "/actuator/health");
    private static final Pattern COSTLY_READS =
            Pattern.compile("/actuator/invariants|.*/(?:evidence|memo\\.pdf|export)(?:\\.[a-z]+)?");
    private static final Pattern COSTLY_CHANGES = Pattern.compile(
            "/api/v1/assessments/ways|.*/backtests?|/deals/import(?:/.*)?|(?:/api/v1)?/people/import(?:/.*)?|/api/v1/(?:integrity|audit)/.*");

    private CallCosts() {}

    static int of(String method, Address address) {
        if (FREE.stream().anyMatch(address::isBelow)) {
            return 0;
        }
        Pattern costly = READS.contains(method) ? COSTLY_READS : COSTLY_CHANGES;
        return costly.matcher(address.path()).matches() ? COSTLY : 1;
    }
}
