package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How people come in, where they land, and what they are told when their session has ended. */
@Controller
class SignInPages {

    private static final int MOST_ACCOUNTS = 30;

    private final People people;
    private final boolean trial;

    SignInPages(People people, Environment environment) {
        this.people = people;
        // Anybody can reach a server that is no trial on one's own machine; it names no account.
        this.trial = environment.acceptsProfiles(Profiles.of("embedded & demo"));
    }

    /** Where somebody has most to do. */
    @GetMapping("/")
    String home(HttpServletRequest request) {
        return FreshCaller.in(request)
                .map(person -> "redirect:" + Shell.home(person))
                .orElse("redirect:/sign-in");
    }

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        if (FreshCaller.in(request).isPresent()) {
            return "redirect:/";
        }
        List<Person> accounts = trial
                ? people.page("", MOST_ACCOUNTS).stream().filter(Person::active).toList()
                : List.of();
        model.addAttribute("accounts", accounts);
        return "sign-in";
    }

    /** Told instead of the answer to a form that came without a session: what was typed comes back, or can at least be taken along. */
    @RequestMapping("/signed-out")
    String signedOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        String again = KeptForms.keep(request).orElse(null);
        model.addAttribute("again", again);
        model.addAttribute("typed", again == null ? request.getParameter("comment") : null);
        return "signed-out";
    }
}
