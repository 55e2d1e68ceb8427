package org.dealdesk.desk.dealpage;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.dealdesk.approval.AppealDeal;
import org.dealdesk.approval.CloseDeal;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.RecallDeal;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.Viewer;
import org.springframework.stereotype.Component;

/** Does what an owner has confirmed, once however often it is sent. */
@Component
class OwnerActs {

    private final RecallDeal recall;
    private final AppealDeal appeal;
    private final CloseDeal close;
    private final DraftDeals drafts;
    private final SubmitDeal submit;
    private final Commands commands;

    OwnerActs(
            RecallDeal recall,
            AppealDeal appeal,
            CloseDeal close,
            DraftDeals drafts,
            SubmitDeal submit,
            Commands commands) {
        this.recall = recall;
        this.appeal = appeal;
        this.close = close;
        this.drafts = drafts;
        this.submit = submit;
        this.commands = commands;
    }

    /** What an act is given along: the reason of an appeal, the day of an ending, what was signed at a win; else null. */
    record Given(String reason, LocalDate date, CloseDeal.Signed signed) {}

    void perform(OwnerAct act, DealRef ref, Given given, String key, Viewer viewer) {
        once(act.word(), ref, given.toString(), key, viewer, () -> status(act, ref, given, viewer));
    }

    void accept(DealRef ref, String review, String key, Viewer viewer) {
        once("accept", ref, review, key, viewer, () -> status(submit.accept(ref, review, viewer.caller())));
    }

    private String status(OwnerAct act, DealRef ref, Given given, Viewer viewer) {
        if (act == OwnerAct.DELETE) {
            drafts.delete(ref, viewer.caller());
            return "deleted";
        }
        return status(
                switch (act) {
                    case RECALL -> recall.recall(ref, viewer.caller());
                    case WITHDRAW -> recall.withdraw(ref, viewer.caller());
                    case APPEAL -> appeal.appeal(ref, given.reason(), viewer.caller());
                    case WIN -> close.close(ref, CloseDeal.Ending.WON, given.date(), given.signed(), viewer.caller());
                    default -> close.close(ref, CloseDeal.Ending.LOST, given.date(), viewer.caller());
                });
    }

    private static String status(DealView view) {
        return view.deal().status().name();
    }

    private void once(String name, DealRef ref, String given, String key, Viewer viewer, Supplier<String> work) {
        String address = "/deals/" + ref.number() + "/owner/" + name;
        Command command = Command.of(name, viewer.caller())
                .about(ref.number())
                .once(FormKey.of(address, key, given + " " + ref.versions()));
        commands.perform(command, () -> Done.of(work.get(), null));
    }
}
