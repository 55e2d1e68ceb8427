package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.access.directory.DecideChange;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A second administrator decides on what waits. */
@Controller
@RequestMapping(PageLayout.PEOPLE + "/changes/{id}")
class ChangePages {

    private final Administration administration;
    private final DecideChange changes;

    ChangePages(Administration administration, DecideChange changes) {
        this.administration = administration;
        this.changes = changes;
    }

    @PostMapping("/approve")
    ModelAndView approve(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        DecideChange.Approved approved =
                administration.perform("approve-change", viewer, () -> changes.approve(viewer.caller(), id));
        if (approved.issued() != null) {
            return PersonAccessPages.shown(approved.change().person(), approved.issued());
        }
        DoneMessage.note(request, "people.done.approved");
        return Administration.toList();
    }

    @PostMapping("/reject")
    ModelAndView reject(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        administration.perform("reject-change", viewer, () -> changes.reject(viewer.caller(), id));
        DoneMessage.note(request, "people.done.rejected");
        return Administration.toList();
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        administration.perform("withdraw-change", viewer, () -> changes.withdraw(viewer.caller(), id));
        DoneMessage.note(request, "people.done.withdrawn");
        return Administration.toList();
    }
}
