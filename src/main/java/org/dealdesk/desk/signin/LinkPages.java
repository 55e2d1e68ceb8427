package org.dealdesk.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.access.account.ForgottenPasswords;
import org.dealdesk.access.account.PasswordByLink;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.security.brake.LinkBrake;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** People set a password with a link that they were given, and ask for such a link. */
@Controller
class LinkPages {

    private final PasswordByLink passwords;
    private final ForgottenPasswords forgotten;
    private final LinkBrake brake;

    LinkPages(PasswordByLink passwords, ForgottenPasswords forgotten, LinkBrake brake) {
        this.passwords = passwords;
        this.forgotten = forgotten;
        this.brake = brake;
    }

    @GetMapping("/links/{secret}")
    ModelAndView open(@PathVariable("secret") String secret, HttpServletRequest request) {
        Person person = brake.found(
                request, () -> passwords.owner(secret), "open link of this address: it was used or has expired");
        return page(secret, person, List.of());
    }

    @PostMapping("/links/{secret}")
    ModelAndView set(@PathVariable("secret") String secret, HttpServletRequest request) {
        Person person = brake.found(
                request, () -> passwords.owner(secret), "open link of this address: it was used or has expired");
        try {
            passwords.set(secret, request.getParameter("password"));
            return new ModelAndView("redirect:/sign-in?set");
        } catch (InvalidInput invalid) {
            return page(secret, person, invalid.faults());
        }
    }

    @GetMapping(SignIn.FORGOTTEN)
    ModelAndView forgotten() {
        return new ModelAndView("forgotten").addObject("mailed", forgotten.areMailed());
    }

    /** The answer is the same for every name. */
    @PostMapping(SignIn.FORGOTTEN)
    ModelAndView ask(HttpServletRequest request) {
        forgotten.ask(request.getParameter("name"));
        return new ModelAndView("redirect:" + SignIn.FORGOTTEN + "?sent");
    }

    private static ModelAndView page(String secret, Person person, List<Fault> found) {
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("link");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("secret", secret);
        page.addObject("person", person);
        page.addObject("fault", faults.at("/password", "password", "sign-in.password", null));
        page.addObject("faults", faults.all());
        return page;
    }
}
