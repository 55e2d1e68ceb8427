package org.dealdesk.desk.won;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.NewDeal;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.FormKey;
import org.dealdesk.desk.OwnDeals;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.deal.DealScreens;
import org.dealdesk.platform.input.Faults;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The owner of a won deal starts a change order: a draft with the original's customer, terms and lines, to be edited. */
@Controller
class ChangeOrderPages {

    private final OwnDeals own;
    private final DraftDeals drafts;
    private final Commands commands;
    private final Viewers viewers;

    ChangeOrderPages(OwnDeals own, DraftDeals drafts, Commands commands, Viewers viewers) {
        this.own = own;
        this.drafts = drafts;
        this.commands = commands;
        this.viewers = viewers;
    }

    @PostMapping("/deals/{number}/change-order")
    String start(@PathVariable("number") String number, HttpServletRequest request) {
        Viewer viewer = viewers.rep(request);
        Proposal proposal = withoutReference(DealScreens.shown(own.read(number, viewer)));
        Command command = Command.of("create", viewer.caller()).once(FormKey.withValues(SubmittedForm.of(request)));
        String draft = commands.perform(
                        command,
                        () -> Done.of(
                                drafts.create(new NewDeal(proposal, null, number), new Faults(), viewer.caller())
                                        .deal()
                                        .number(),
                                "done",
                                null))
                .subject();
        return "redirect:/deals/" + draft + "/edit";
    }

    /** A reference belongs to one deal only. */
    private static Proposal withoutReference(Proposal original) {
        return new Proposal(
                null,
                original.name(),
                original.justification(),
                original.links(),
                original.customer(),
                original.region(),
                original.currency(),
                original.startDate(),
                original.paymentTermsDays(),
                original.terms(),
                original.credits(),
                original.lines());
    }
}
