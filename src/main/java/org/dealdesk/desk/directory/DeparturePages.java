package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.access.directory.Deactivation;
import org.dealdesk.access.directory.Directory;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.approval.Departures.Departure;
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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A person leaves: the page says first what stops, and who gets the deals. */
@Controller
@RequestMapping(PageLayout.PEOPLE + "/{id}")
class DeparturePages {

    private final Administration administration;
    private final Deactivation deactivation;
    private final Directory directory;
    private final People people;

    DeparturePages(Administration administration, Deactivation deactivation, Directory directory, People people) {
        this.administration = administration;
        this.deactivation = deactivation;
        this.directory = directory;
        this.people = people;
    }

    @GetMapping("/deactivate")
    ModelAndView confirm(@PathVariable("id") String id, HttpServletRequest request) {
        return page(id, SubmittedForm.of(request), administration.viewer(request), List.of());
    }

    @PostMapping("/deactivate")
    ModelAndView deactivate(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<String> next = next(typed);
        try {
            next.faults().refuseIfAny();
            administration.perform(
                    "deactivate",
                    viewer,
                    () -> deactivation.prepare(viewer.caller(), id, next.value()),
                    () -> deactivation.deactivate(viewer.caller(), id, next.value()));
        } catch (InvalidInput invalid) {
            return page(id, new SubmittedForm("", Map.of()), viewer, invalid.faults());
        }
        DoneMessage.note(request, "people.done.deactivated");
        return Administration.to(id);
    }

    @PostMapping("/reactivate")
    ModelAndView reactivate(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        DirectoryChanges.Saved saved =
                administration.perform("reactivate", viewer, () -> deactivation.reactivate(viewer.caller(), id));
        DoneMessage.note(request, saved.waits() == null ? "people.done.reactivated" : "people.done.waits");
        return Administration.to(id);
    }

    private static Input<String> next(SubmittedForm typed) {
        return Input.of(typed.json("dealsTo"), fields -> fields.optionalIdentifier("dealsTo", 100));
    }

    private ModelAndView page(String id, SubmittedForm typed, Viewer viewer, List<Fault> found) {
        Person person = directory.read(viewer.caller(), id).person();
        Input<String> next = next(typed);
        List<Person> reps = people.holding(Set.of(Role.SALES_REP)).stream()
                .filter(rep -> !rep.id().equals(id))
                .toList();
        String chosen = reps.stream().anyMatch(rep -> rep.id().equals(next.value())) ? next.value() : null;
        Departure departure = deactivation.preview(viewer.caller(), id, chosen);
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("people-deactivate");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("person", person);
        page.addObject("departure", departure);
        page.addObject("chosen", chosen);
        page.addObject("reps", reps);
        page.addObject("fault", faults.at("/dealsTo", "dealsTo", "people.deals-to", null));
        page.addObject("faults", faults.all());
        return page;
    }
}
