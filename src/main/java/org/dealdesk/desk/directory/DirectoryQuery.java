package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dealdesk.access.directory.DirectoryFilter;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.web.Cursor;
import org.springframework.web.util.UriComponentsBuilder;

/** What the list was asked for, by its address. A value that is none does not filter. */
record DirectoryQuery(DirectoryFilter filter, String after) {

    private static final int LONGEST_TERM = 200;

    static DirectoryQuery of(HttpServletRequest request) {
        String typed = Objects.requireNonNullElse(request.getParameter("q"), "").strip();
        String q = typed.substring(0, Math.min(LONGEST_TERM, typed.length()));
        DirectoryFilter filter = new DirectoryFilter(
                word(request, "role", Role.values()),
                word(request, "status", DirectoryFilter.Status.values()),
                word(request, "signIn", DirectoryFilter.Way.values()),
                q.isEmpty() || q.indexOf('\u0000') >= 0 ? null : q);
        String cursor = request.getParameter("cursor");
        return new DirectoryQuery(filter, cursor == null ? "" : Cursor.after(cursor));
    }

    private static <E extends Enum<E>> E word(HttpServletRequest request, String name, E[] words) {
        return Stream.of(words)
                .filter(word -> word.name().equals(request.getParameter(name)))
                .findFirst()
                .orElse(null);
    }

    /** The same people as a list or, where {@code roles} is true, as a matrix: from their beginning, or behind one of them. */
    String address(boolean roles, String person) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PageLayout.PEOPLE);
        fields().forEach(field -> address.queryParam(field.name(), field.value()));
        if (roles) {
            address.queryParam("view", "roles");
        }
        if (person != null) {
            address.queryParam("cursor", Cursor.of(person));
        }
        return address.build().encode().toUriString();
    }

    private record Field(String name, String value) {}

    private List<Field> fields() {
        return Stream.of(
                        field("role", filter.role()),
                        field("status", filter.status()),
                        field("signIn", filter.signIn()),
                        field("q", filter.q()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Field> field(String name, Object value) {
        return Optional.ofNullable(value).map(set -> new Field(name, set.toString()));
    }
}
