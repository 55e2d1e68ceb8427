package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.access.account.Invitations;
import org.dealdesk.access.directory.Directory;
import org.dealdesk.access.directory.DirectoryChanges;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** An administrator gives a link to set a password, removes lost passkeys and ends sessions. A link that was not mailed is shown once. */
@Controller
@RequestMapping(PageLayout.PEOPLE + "/{id}")
class PersonAccessPages {

    private final Administration administration;
    private final Directory directory;
    private final Invitations invitations;
    private final DirectoryChanges changes;
    private final SessionAdministration sessions;

    PersonAccessPages(
            Administration administration,
            Directory directory,
            Invitations invitations,
            DirectoryChanges changes,
            SessionAdministration sessions) {
        this.administration = administration;
        this.directory = directory;
        this.invitations = invitations;
        this.changes = changes;
        this.sessions = sessions;
    }

    @PostMapping("/invite")
    ModelAndView invite(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        return shown(id, administration.perform("invite", viewer, () -> invitations.invite(viewer.caller(), id)));
    }

    @PostMapping("/reset")
    ModelAndView reset(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        DirectoryChanges.Reset reset =
                administration.perform("reset-password", viewer, () -> changes.reset(viewer.caller(), id));
        if (reset.waits() != null) {
            DoneMessage.note(request, "people.done.waits");
            return Administration.to(id);
        }
        return shown(id, reset.issued());
    }

    @GetMapping("/reset-passkeys")
    ModelAndView confirmPasskeys(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        ModelAndView page = new ModelAndView("people-passkeys");
        page.addObject("person", directory.read(viewer.caller(), id).person());
        return page;
    }

    @PostMapping("/reset-passkeys")
    ModelAndView resetPasskeys(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        DirectoryChanges.Reset reset =
                administration.perform("reset-passkeys", viewer, () -> changes.resetPasskeys(viewer.caller(), id));
        DoneMessage.note(request, reset.waits() == null ? "people.done.passkeys" : "people.done.waits");
        return Administration.to(id);
    }

    @PostMapping("/sessions/end")
    ModelAndView endSessions(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = administration.viewer(request);
        administration.perform("end-sessions", viewer, () -> {
            sessions.endAll(viewer.caller(), id, SessionAdministration.NONE);
            return id;
        });
        DoneMessage.note(request, "people.done.sessions");
        return Administration.to(id);
    }

    /** The link, which is in no other page and in no address. */
    static ModelAndView shown(String person, Invitations.Issued issued) {
        ModelAndView page = new ModelAndView("people-link");
        page.addObject("id", person);
        page.addObject("link", issued.link());
        return page;
    }
}
