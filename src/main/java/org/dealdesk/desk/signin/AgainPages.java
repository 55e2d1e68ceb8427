package org.dealdesk.desk.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.passkey.PasskeySignIn;
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

/** Asks people who signed in some time ago for their password or passkey, and goes on with the form that needed it. */
@Controller
class AgainPages {

    private static final String ADDRESS = "/sign-in/again";

    private final PasswordProof proof;
    private final PasskeySignIn passkeys;
    private final SessionContexts sessions;
    private final Viewers viewers;

    AgainPages(PasswordProof proof, PasskeySignIn passkeys, SessionContexts sessions, Viewers viewers) {
        this.proof = proof;
        this.passkeys = passkeys;
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
        boolean byPasskey = request.getParameter(SignInAgain.PASSKEY) != null;
        if (!(byPasskey ? holdsPasskey(viewer, request, response) : holdsPassword(viewer, request))) {
            ModelAndView again = new ModelAndView(SignInAgain.VIEW);
            again.setStatus(HttpStatus.FORBIDDEN);
            again.addObject("refused", byPasskey ? "passkey.refused" : "again.refused");
            SignInAgain.fill(again, request);
            return again;
        }
        if (byPasskey) {
            sessions.proveByPasskey(request);
        } else {
            sessions.prove(request);
        }
        request.getRequestDispatcher(to).forward(request, response);
        return null;
    }

    private boolean holdsPassword(Viewer viewer, HttpServletRequest request) {
        return proof.holds(
                viewer.caller().id(),
                request.getParameter(SignInAgain.PASSWORD),
                new WebAuthenticationDetails(request));
    }

    private boolean holdsPasskey(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        return passkeys.proves(viewer.caller(), request, response, request.getParameter(SignInAgain.PASSKEY));
    }
}
