package org.dealdesk.desk.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.dealpage.DealActs;
import org.dealdesk.notification.recipient.MailMode;
import org.dealdesk.notification.recipient.NotificationSettings;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** People choose whether mail tells them of what concerns them; administrators choose for others too. */
@Controller
@RequestMapping(PageLayout.NOTIFICATIONS)
class NotificationPages {

    private final NotificationSettings notifications;
    private final Commands commands;
    private final People people;
    private final Viewers viewers;

    NotificationPages(NotificationSettings notifications, Commands commands, People people, Viewers viewers) {
        this.notifications = notifications;
        this.commands = commands;
        this.people = people;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        return page(viewer, person(request, viewer), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView choose(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        String person = person(request, viewer);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<MailMode> mode = Input.of(typed.json("mail"), fields -> fields.word("mail", MailMode.class));
        Command command = Command.of("choose-notifications", viewer.caller()).once(FormKey.withValues(typed));
        try {
            commands.perform(command, () -> {
                notifications.choose(viewer.caller(), person, mode::valid);
                return Done.of("done", null);
            });
        } catch (InvalidInput invalid) {
            ModelAndView page = page(viewer, person, HttpStatus.UNPROCESSABLE_ENTITY);
            FieldFaults faults = new FieldFaults(invalid.faults());
            faults.at("/mail", "mail-INSTANT", "notifications.mail", null);
            return page.addObject("faults", faults.all());
        }
        DoneMessage.note(request, "notifications.done");
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath(PageLayout.NOTIFICATIONS)
                        .queryParam("person", "{person}")
                        .encode()
                        .buildAndExpand(person)
                        .toUriString());
    }

    private ModelAndView page(Viewer viewer, String id, HttpStatus status) {
        MailMode mode = notifications.read(viewer.caller(), id);
        Person person = people.find(id).orElseThrow(() -> Refusal.notFound("person " + id));
        ModelAndView page = new ModelAndView("notifications");
        page.setStatus(status);
        page.addObject("person", new DealActs.Choice(person.id(), person.name()));
        page.addObject("own", id.equals(viewer.caller().id()));
        page.addObject("mail", person.mail());
        page.addObject("mode", mode.name());
        page.addObject("modes", MailMode.values());
        page.addObject("forOthers", viewer.caller().is(Role.ADMIN));
        return page;
    }

    private static String person(HttpServletRequest request, Viewer viewer) {
        String named =
                Objects.requireNonNullElse(request.getParameter("person"), "").strip();
        return named.isEmpty() ? viewer.caller().id() : named;
    }
}
