package org.dealdesk.desk.commission;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.commission.csv.CsvFile;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.web.Download;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Does what a form of these pages asks for, once, and notes it for the page that follows. */
@Component
class CommissionForms {

    private final Commands commands;

    CommissionForms(Commands commands) {
        this.commands = commands;
    }

    /** The text of what is done has the key {@code commission.done} and the name of the command. */
    void perform(String name, HttpServletRequest request, Viewer viewer, Runnable work) {
        Command command = Command.of(name, viewer.caller()).once(FormKey.withValues(SubmittedForm.of(request)));
        commands.perform(command, () -> {
            work.run();
            return Done.of("done", null);
        });
        DoneMessage.note(request, "commission.done." + name);
    }

    static ResponseEntity<Object> download(CsvFile file) {
        return Download.csv(file.name(), file.text());
    }
}
