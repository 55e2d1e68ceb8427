package org.dealdesk.desk.dealform;

import java.util.function.Supplier;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.NewDeal;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.dealform.DealFormScreens.Sheet;
import org.dealdesk.platform.input.Faults;
import org.springframework.stereotype.Component;

/** Saves or submits what stands in a form of a deal. */
@Component
class DealFormChanges {

    private final DraftDeals drafts;
    private final SubmitDeal submit;
    private final Commands commands;

    DealFormChanges(DraftDeals drafts, SubmitDeal submit, Commands commands) {
        this.drafts = drafts;
        this.submit = submit;
        this.commands = commands;
    }

    /** Answers the number of the deal; a deal that cannot be submitted is not saved either. */
    String keep(Sheet sheet, Proposal proposal, boolean submitting, Faults faults, Viewer viewer) {
        if (sheet.stored() == null) {
            Command command = Command.of(submitting ? "create-and-submit" : "create", viewer.caller());
            return perform(
                    command,
                    sheet,
                    () -> submitting
                            ? submit.create(NewDeal.of(proposal), faults, viewer.caller())
                            : drafts.create(NewDeal.of(proposal), faults, viewer.caller()));
        }
        DealRef ref = DealRef.of(sheet.stored().number().toString(), sheet.version());
        Command command = Command.of(submitting ? "replace-and-submit" : "replace", viewer.caller())
                .about(ref.number());
        return perform(command, sheet, () -> {
            DealView saved = drafts.replace(ref, proposal, faults, viewer.caller());
            return submitting ? submit.submit(new DealRef(ref.number(), null), viewer.caller()) : saved;
        });
    }

    private String perform(Command command, Sheet sheet, Supplier<DealView> work) {
        String asked = command.name() + " " + sheet.version() + " " + sheet.form();
        return commands.perform(
                        command.once(FormKey.of(sheet.address(), sheet.key(), asked)),
                        () -> Done.of(work.get().deal().number(), "done", null))
                .subject();
    }
}
