package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.directory.Directory;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.access.directory.DirectoryEntry;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.access.session.Sessions;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.authority.AuthorityReader;
import org.dealdesk.approval.eligibility.PeopleAdministration;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** One person, new or known, as a form, with what an administrator does about the person below. */
@Controller
@RequestMapping(PageLayout.PEOPLE)
class PersonPages {

    private final Administration administration;
    private final Directory directory;
    private final DirectoryChanges changes;
    private final Facts facts;
    private final People people;

    PersonPages(
            Administration administration, Directory directory, DirectoryChanges changes, Facts facts, People people) {
        this.administration = administration;
        this.directory = directory;
        this.changes = changes;
        this.facts = facts;
        this.people = people;
    }

    /** What the page says about a person who is known. */
    @Component
    record Facts(
            SignInWays ways,
            ProviderLinks links,
            SessionAdministration sessions,
            PeopleAdministration addresses,
            AuthorityReader limits) {}

    /** A session as it is listed. */
    record Session(String browser, Viewer.Moment since, Viewer.Moment lastUse) {}

    @GetMapping(params = "new")
    ModelAndView blank(HttpServletRequest request) {
        return page(administration.viewer(request), Optional.empty(), null, List.of());
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        return page(viewer, Optional.of(directory.read(viewer.caller(), id)), null, List.of());
    }

    @PostMapping
    ModelAndView add(HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<PersonForm> form = PersonForm.read(typed, Optional.empty(), false, facts.limits());
        return save(viewer, request, typed, form, Optional.empty());
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        SubmittedForm typed = SubmittedForm.of(request);
        DirectoryEntry known = directory.read(viewer.caller(), id);
        Input<PersonForm> form = PersonForm.read(
                typed, Optional.of(known.person()), facts.links().isLinked(id), facts.limits());
        return save(viewer, request, typed, form, Optional.of(known));
    }

    private ModelAndView save(
            Viewer viewer,
            HttpServletRequest request,
            SubmittedForm typed,
            Input<PersonForm> form,
            Optional<DirectoryEntry> known) {
        DirectoryChanges.Saved saved;
        try {
            form.faults().refuseIfAny();
            saved = administration.perform("keep-people", viewer, () -> {
                if (known.isEmpty()) {
                    refuseTaken(form.value().person().id());
                }
                return changes.save(
                        viewer.caller(),
                        () -> form.value().person(),
                        form.value().wish());
            });
        } catch (InvalidInput invalid) {
            return page(viewer, known, typed, invalid.faults());
        }
        DoneMessage.note(request, saved.waits() == null ? "people.done.saved" : "people.done.waits");
        return saved.waits() != null && known.isEmpty()
                ? Administration.toList()
                : Administration.to(saved.person().id());
    }

    private void refuseTaken(String id) {
        people.withIdLike(id).ifPresent(known -> {
            throw InvalidInput.of("/id", "duplicate", "belongs to " + known.id() + ", who is in the directory already");
        });
    }

    private ModelAndView page(Viewer viewer, Optional<DirectoryEntry> known, SubmittedForm typed, List<Fault> found) {
        Person person = known.map(DirectoryEntry::person).orElse(null);
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("person");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("person", person);
        page.addObject("fields", PersonForm.fields(person, typed, faults, person == null));
        page.addObject("roles", Role.values());
        page.addObject(
                "functions", Stream.of(Role.values()).filter(Role::approves).toList());
        page.addObject("held", PersonForm.chosen(person, typed, "roles"));
        page.addObject("leads", PersonForm.chosen(person, typed, "leadOf"));
        page.addObject("rolesFault", faults.at("/roles", "roles", "people.roles", null));
        page.addObject(
                "limits",
                PersonForm.limits(known.map(DirectoryEntry::authority).orElse(Authority.UNLIMITED), typed, faults));
        page.addObject("limited", PersonForm.isLimited(known.map(DirectoryEntry::authority), typed));
        page.addObject("faults", faults.all());
        page.addObject("local", facts.ways().hasAccounts());
        if (person != null) {
            tell(page, known.orElseThrow(), viewer);
        }
        return page;
    }

    private void tell(ModelAndView page, DirectoryEntry entry, Viewer viewer) {
        Person person = entry.person();
        page.addObject("linked", facts.links().isLinked(person.id()));
        page.addObject("own", person.id().equals(viewer.caller().id()));
        page.addObject("signIn", entry.signIn());
        page.addObject("secondFactor", entry.secondFactor());
        page.addObject("reset", facts.ways().hasWay(person.id()));
        page.addObject("lastSeen", viewer.moment(entry.lastSeen()));
        page.addObject("shared", facts.addresses().sharingMail(person));
        page.addObject(
                "sessions",
                facts.sessions().page(viewer.caller(), person.id(), "", Sessions.MOST * 2, "").stream()
                        .map(open ->
                                new Session(open.browser(), viewer.moment(open.since()), viewer.moment(open.lastUse())))
                        .toList());
    }
}
