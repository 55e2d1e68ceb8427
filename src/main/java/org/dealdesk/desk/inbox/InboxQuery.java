package org.dealdesk.desk.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dealdesk.approval.view.TaskQuery;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.policy.ApprovalFunction;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of an inbox is shown, and how: all of it is in the address, so that it can be bookmarked and shared. What an address
 * says that there is not is left out of account.
 *
 * @param function only this one; null: all
 * @param cursor where the page before ended; null: the first page
 */
record InboxQuery(View view, ApprovalFunction function, TaskQuery.Sort sort, String cursor) {

    /** The parts of an inbox. */
    enum View {
        FUNCTIONS(TaskQuery.Status.OPEN),
        MINE(TaskQuery.Status.MINE),
        OVERDUE(TaskQuery.Status.OVERDUE),
        WAITING(TaskQuery.Status.OPEN);

        private final TaskQuery.Status status;

        View(TaskQuery.Status status) {
            this.status = status;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static InboxQuery of(HttpServletRequest request) {
        return new InboxQuery(
                word(View.class, request.getParameter("view")).orElse(View.FUNCTIONS),
                word(ApprovalFunction.class, request.getParameter("function")).orElse(null),
                word(TaskQuery.Sort.class, request.getParameter("sort")).orElse(TaskQuery.Sort.DUE),
                request.getParameter("cursor"));
    }

    TaskQuery asked(Caller caller) {
        return new TaskQuery(caller.id(), caller.functions(), function, view.status, sort);
    }

    InboxQuery in(View other) {
        return new InboxQuery(other, function, sort, null);
    }

    InboxQuery sortedBy(TaskQuery.Sort other) {
        return new InboxQuery(view, function, other, null);
    }

    InboxQuery narrowedTo(ApprovalFunction other) {
        return new InboxQuery(view, other, sort, null);
    }

    InboxQuery after(String end) {
        return new InboxQuery(view, function, sort, end);
    }

    /** Says only what is not so by default. */
    String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PageLayout.INBOX);
        if (view != View.FUNCTIONS) {
            address.queryParam("view", view.word());
        }
        if (function != null) {
            address.queryParam("function", word(function));
        }
        if (sort != TaskQuery.Sort.DUE) {
            address.queryParam("sort", word(sort));
        }
        if (cursor != null) {
            address.queryParam("cursor", cursor);
        }
        return address.build().toUriString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> words, String text) {
        return Stream.of(words.getEnumConstants())
                .filter(word -> word(word).equals(text))
                .findFirst();
    }
}
