package org.dealdesk.desk.won;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.deal.DealScreens;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Fault;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Shows the forms of this package, and does what they ask for, once. */
@Component
class WonForms {

    private final Commands commands;
    private final DealScreens screens;

    WonForms(Commands commands, DealScreens screens) {
        this.commands = commands;
        this.screens = screens;
    }

    /** What the reason of a form is, and what is wrong with it. */
    record Reason(String value, String fault, List<FieldFaults.Said> faults) {

        static final Reason NONE = new Reason(null, null, List.of());

        static Reason of(SubmittedForm typed, List<Fault> found) {
            FieldFaults faults = new FieldFaults(found);
            String fault = faults.at("/reason", "reason", "won.field.reason", null);
            return new Reason(typed.text("reason"), fault, faults.all());
        }
    }

    ModelAndView show(String template, DealView view, Object form, int status, Viewer viewer) {
        ModelAndView page = new ModelAndView(template);
        page.setStatus(HttpStatusCode.valueOf(status));
        page.addObject("deal", screens.of(view, viewer));
        page.addObject("version", view.deal().version());
        page.addObject("form", form);
        page.addObject("key", Ids.next());
        return page;
    }

    /** Answers the way back to the deal, where the page says what was done. */
    ModelAndView perform(
            String name, DealRef deal, String done, HttpServletRequest request, Viewer viewer, Runnable work) {
        Command command = Command.of(name, viewer.caller())
                .about(deal.number())
                .once(FormKey.withValues(SubmittedForm.of(request)));
        commands.perform(command, () -> {
            work.run();
            return Done.of("done", null);
        });
        DoneMessage.note(request, done);
        return new ModelAndView("redirect:/deals/" + deal.number());
    }
}
