package org.dealdesk.desk.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.session.SessionContexts;
import org.dealdesk.desk.SignInAgain;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.brake.PasswordProof;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Asks people who signed in some time ago for their password, and goes on with the form that needed it. */
@Controller
class AgainPages {

    private static final String ADDRESS = "/sign-in/again";

    private final PasswordProof proof;
    private final SessionContexts sessions;
    private final Viewers viewers;

    AgainPages(PasswordProof proof, SessionContexts sessions, Viewers viewers) {
        this.proof = proof;
        this.sessions = sessions;
        this.viewers = viewers;
    }

    /** There is no form to go on with. */
    @GetMapping(ADDRESS)
    String show() {
        return "redirect:/";
    }

    @PostMapping(ADDRESS)
    ModelAndView confirm(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Viewer viewer = viewers.of(request);
        String to = request.getParameter(SignInAgain.TO);
        if (!SignInAgain.leadsTo(to)) {
            throw Refusal.notFound("page to go on with");
        }
        if (!proof.holds(
                viewer.caller().id(),
                request.getParameter(SignInAgain.PASSWORD),
                new WebAuthenticationDetails(request))) {
            ModelAndView again = new ModelAndView(SignInAgain.VIEW);
            again.setStatus(HttpStatus.FORBIDDEN);
            again.addObject("refused", true);
            SignInAgain.fill(again, request);
            return again;
        }
        sessions.prove(request);
        request.getRequestDispatcher(to).forward(request, response);
        return null;
    }
}
