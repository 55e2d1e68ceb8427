package org.dealdesk.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dealdesk.access.passkey.PasskeySignIn;
import org.dealdesk.access.passkey.SecondStep;
import org.dealdesk.desk.FreshCaller;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Asks for a passkey: after the password on a page of its own, and elsewhere by what the scripts of a page get. */
@Controller
class PasskeySignInPages {

    private final PasskeySignIn passkeys;
    private final SecondStep secondStep;
    private final SignInOffer offer;

    PasskeySignInPages(PasskeySignIn passkeys, SecondStep secondStep, SignInOffer offer) {
        this.passkeys = passkeys;
        this.secondStep = secondStep;
        this.offer = offer;
    }

    /** What a browser is asked for: a passkey of the caller, of the person whose password was right before, or of anyone. */
    @PostMapping(path = PasskeyFilter.OPTIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(HttpServletRequest request, HttpServletResponse response) {
        if (!offer.hasPasskeys()) {
            throw Refusal.notFound("passkeys here");
        }
        Optional<String> second =
                request.getParameter(PasskeyFilter.SECOND) == null ? Optional.empty() : secondStep.person(request);
        String person = FreshCaller.in(request).map(Person::id).or(() -> second).orElse(null);
        return passkeys.ask(request, response, person);
    }

    /** A GET, or in place of the answer to the form with the password. */
    @RequestMapping(SignIn.SECOND)
    String second(HttpServletRequest request, Model model) {
        boolean justAsked = request.getMethod().equals("POST");
        if (!justAsked
                && (FreshCaller.in(request).isPresent()
                        || secondStep.person(request).isEmpty())) {
            return "redirect:/";
        }
        model.addAttribute(
                "refused", request.getAttribute(SignIn.REFUSED) != null || request.getParameter("refused") != null);
        model.addAttribute("kept", FormsAcrossSignIn.hidden(request));
        return "sign-in-second";
    }
}
