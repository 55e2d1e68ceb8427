package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dealdesk.access.directory.DecideChange;
import org.dealdesk.access.directory.Directory;
import org.dealdesk.access.directory.DirectoryEntry;
import org.dealdesk.access.directory.DirectoryFilter;
import org.dealdesk.access.directory.PendingChange;
import org.dealdesk.approval.eligibility.PeopleAdministration;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of people, as rows or as a matrix of roles, with what waits for a second administrator above. */
@Controller
@RequestMapping(PageLayout.PEOPLE)
class DirectoryPages {

    private static final int ROWS = 50;
    private static final int MOST_CHANGES = 100;

    private final Administration administration;
    private final Directory directory;
    private final DecideChange changes;
    private final PeopleAdministration addresses;
    private final People people;

    DirectoryPages(
            Administration administration,
            Directory directory,
            DecideChange changes,
            PeopleAdministration addresses,
            People people) {
        this.administration = administration;
        this.directory = directory;
        this.changes = changes;
        this.addresses = addresses;
        this.people = people;
    }

    /**
     * A person in the list.
     *
     * @param shared others with the same mail address
     */
    record Row(
            Person person,
            DirectoryFilter.Way signIn,
            boolean secondFactor,
            Viewer.Moment lastSeen,
            boolean unseen,
            List<String> shared) {}

    /**
     * A change that waits.
     *
     * @param own whether the viewer asked for it, {@code concerned} whether it is about the viewer
     */
    record Waiting(PendingChange change, Viewer.Moment at, Viewer.Moment until, boolean own, boolean concerned) {}

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page(false, request);
    }

    @GetMapping(params = "view=roles")
    ModelAndView roles(HttpServletRequest request) {
        return page(true, request);
    }

    private ModelAndView page(boolean roles, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        DirectoryQuery query = DirectoryQuery.of(request);
        List<DirectoryEntry> found = directory.page(viewer.caller(), query.filter(), query.after(), ROWS + 1);
        List<Row> rows =
                found.stream().limit(ROWS).map(entry -> row(entry, viewer)).toList();
        ModelAndView page = new ModelAndView(roles ? "people-roles" : "people");
        page.addObject("rows", rows);
        page.addObject("query", query);
        page.addObject("roles", Role.values());
        page.addObject("statuses", DirectoryFilter.Status.values());
        page.addObject("ways", DirectoryFilter.Way.values());
        page.addObject("first", query.after().isEmpty() ? null : query.address(roles, null));
        page.addObject(
                "next",
                found.size() > ROWS
                        ? query.address(roles, rows.get(ROWS - 1).person().id())
                        : null);
        page.addObject("listAddress", query.address(false, null));
        page.addObject("rolesAddress", query.address(true, null));
        page.addObject("waiting", waiting(viewer));
        List<Role> missing = missing();
        page.addObject("missing", missing);
        page.addObject("limitedOnly", limitedOnly(missing));
        return page;
    }

    private Row row(DirectoryEntry entry, Viewer viewer) {
        Person person = entry.person();
        return new Row(
                person,
                entry.signIn(),
                entry.secondFactor(),
                viewer.moment(entry.lastSeen()),
                person.active() && entry.unseen(),
                addresses.sharingMail(person));
    }

    private List<Waiting> waiting(Viewer viewer) {
        String id = viewer.caller().id();
        return changes.page(viewer.caller(), PendingChange.Status.PENDING, "", MOST_CHANGES).stream()
                .map(change -> new Waiting(
                        change,
                        viewer.moment(change.asked().at()),
                        viewer.moment(change.asked().expiresAt()),
                        change.asked().by().equals(id),
                        change.person().equals(id)))
                .toList();
    }

    /** The functions in which each active member has limits. */
    private List<Role> limitedOnly(List<Role> missing) {
        return addresses.withoutUnlimitedMember().stream()
                .filter(role -> !missing.contains(role))
                .toList();
    }

    /** The functions that no active person holds: their reviews could not be decided. */
    private List<Role> missing() {
        return Stream.of(Role.values())
                .filter(role -> role.approves() && people.holding(Set.of(role)).isEmpty())
                .toList();
    }
}
