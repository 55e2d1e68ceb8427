package org.dealdesk.rest.commission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.dealdesk.commission.month.CloseMonth;
import org.dealdesk.commission.month.ClosedMonth;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The months of the ledger: closed and listed. */
@RestController
@RequestMapping(path = "/api/v1/commissions/months", produces = MediaType.APPLICATION_JSON_VALUE)
class MonthController {

    /** After every month, as a text. */
    private static final String AFTER_ALL = "9999-99";

    private final CloseMonth months;
    private final RestCommands commands;

    MonthController(CloseMonth months, RestCommands commands) {
        this.months = months;
        this.commands = commands;
    }

    /** A closed month; {@code statements} is how many people have one. */
    record MonthAnswer(String month, String closedBy, Instant closedAt, int statements) {

        static MonthAnswer of(ClosedMonth month) {
            return new MonthAnswer(month.month().toString(), month.closedBy(), month.closedAt(), month.statements());
        }
    }

    /** A month that was just closed, with the people who have a statement. */
    record MonthClosed(String month, String closedBy, Instant closedAt, List<String> statements) {}

    @GetMapping
    ResponseEntity<Page<MonthAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String before = cursor == null ? AFTER_ALL : Cursor.after(cursor);
        List<ClosedMonth> rows = months.page(caller, before, limit + 1);
        return Query.respond(
                request,
                Page.of(rows, limit, row -> Cursor.of(row.month().toString())).map(MonthAnswer::of));
    }

    @PostMapping("/{month}/close")
    ResponseEntity<String> close(
            @PathVariable("month") String month, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return commands.perform(RestCommands.command("close-month", request, null, caller), 200, () -> {
            CloseMonth.Closed closed = months.close(caller, MonthInPath.read(month));
            return new MonthClosed(month, caller.id(), closed.month().closedAt(), closed.people());
        });
    }
}
