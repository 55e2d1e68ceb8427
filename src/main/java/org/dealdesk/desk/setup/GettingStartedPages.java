package org.dealdesk.desk.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dealdesk.access.account.Invitations;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.security.SecurityLog;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** An administrator invites several people in one form, and sees which functions of the policy no active person holds. */
@Controller
@RequestMapping(GettingStartedPages.ADDRESS)
class GettingStartedPages {

    static final String ADDRESS = PageLayout.GETTING_STARTED;

    private static final int ROWS = 6;
    private static final List<Role> ROLES =
            Stream.of(Role.values()).filter(role -> !role.isForPrograms()).toList();

    private final DirectoryChanges changes;
    private final Invitations invitations;
    private final People people;
    private final Commands commands;
    private final Viewers viewers;

    GettingStartedPages(
            DirectoryChanges changes, Invitations invitations, People people, Commands commands, Viewers viewers) {
        this.changes = changes;
        this.invitations = invitations;
        this.people = people;
        this.commands = commands;
        this.viewers = viewers;
    }

    /**
     * A person who was invited.
     *
     * @param link null where it was mailed
     * @param waits whether another administrator must approve first
     */
    record Invited(String id, String name, String mail, String link, boolean waits) {}

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        administrator(request);
        return page(new SubmittedForm("", Map.of()), List.of(), List.of());
    }

    /** All people of the form are entered and invited, or none. */
    @PostMapping
    ModelAndView invite(HttpServletRequest request) {
        Viewer viewer = administrator(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Faults faults = new Faults();
        List<InvitedRow> rows = IntStream.range(0, ROWS)
                .mapToObj(place -> InvitedRow.read(typed, place, faults))
                .flatMap(Optional::stream)
                .toList();
        if (rows.isEmpty() && faults.isEmpty()) {
            faults.add("", "missing", "Enter at least one person");
        }
        List<Invited> invited = new ArrayList<>();
        try {
            faults.refuseIfAny();
            commands.perform(Command.of("invite-people", viewer.caller()).fresh(), () -> {
                invited.clear();
                rows.forEach(row -> invited.add(enter(viewer, row)));
                return Done.of("done", null);
            });
            return page(new SubmittedForm("", Map.of()), List.of(), invited);
        } catch (InvalidInput invalid) {
            return page(typed, invalid.faults(), List.of());
        }
    }

    private Invited enter(Viewer viewer, InvitedRow row) {
        Person given = row.person();
        people.withIdLike(given.id()).ifPresent(known -> {
            throw InvalidInput.of(
                    row.pointer("id"), "duplicate", "belongs to " + known.id() + ", who is in the directory already");
        });
        boolean waits = changes.save(viewer.caller(), () -> given, DirectoryChanges.Wish.NONE)
                        .waits()
                != null;
        String link =
                waits ? null : invitations.invite(viewer.caller(), given.id()).link();
        return new Invited(given.id(), given.name(), given.mail(), link, waits);
    }

    private Viewer administrator(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SecurityLog.require(Role.ADMIN, viewer.caller(), "Only administrators invite people");
        return viewer;
    }

    private ModelAndView page(SubmittedForm typed, List<Fault> found, List<Invited> invited) {
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("getting-started");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("invited", invited);
        page.addObject("roles", ROLES);
        page.addObject(
                "rows",
                IntStream.range(0, ROWS)
                        .mapToObj(place -> InvitedRow.shown(typed, place, faults))
                        .toList());
        page.addObject("faults", faults.all());
        page.addObject("missing", missing());
        return page;
    }

    /** The functions that no active person holds: their reviews could not be decided. */
    private List<Role> missing() {
        return Stream.of(Role.values())
                .filter(role -> role.approves() && people.holding(Set.of(role)).isEmpty())
                .toList();
    }
}
