package org.dealdesk.desk.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.desk.FreshCaller;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.problem.ProblemType;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How people come in, where they land, and what they are told when their session has ended. */
@Controller
class SignInPages {

    private static final int MOST_ACCOUNTS = 30;

    private final People people;
    private final boolean trial;
    private final SignInWays ways;

    SignInPages(People people, Environment environment, SignInWays ways) {
        this.people = people;
        this.ways = ways;
        // Only a local trial lists the demo accounts, because other servers can be reached by others.
        this.trial = environment.acceptsProfiles(Profiles.of("embedded & demo"));
    }

    /** The start page by role. */
    @GetMapping("/")
    String home(HttpServletRequest request) {
        return FreshCaller.in(request)
                .map(person -> "redirect:" + PageLayout.home(person))
                .orElse("redirect:/sign-in");
    }

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        if (FreshCaller.in(request).isPresent()) {
            return "redirect:/";
        }
        addWays(model);
        return "sign-in";
    }

    /** The form with the waiting time. */
    @RequestMapping(SignIn.LATER)
    String later(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (request.getAttribute(SignIn.WAIT) == null) {
            return "redirect:/sign-in";
        }
        response.setStatus(ProblemType.TOO_MANY_TRIES.status());
        model.addAttribute("wait", request.getAttribute(SignIn.WAIT));
        addWays(model);
        return "sign-in";
    }

    private void addWays(Model model) {
        model.addAttribute("forgotten", ways.hasAccounts());
        List<Person> accounts = trial
                ? people.page("", MOST_ACCOUNTS).stream().filter(Person::active).toList()
                : List.of();
        model.addAttribute("accounts", accounts);
    }

    /**
     * Told instead of the answer to a form that came without a session or without its token. What was typed goes back in hidden
     * fields and comes out again after signing in, or can at least be taken along.
     */
    @RequestMapping("/signed-out")
    String signedOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        Object wait = request.getAttribute(SignIn.WAIT);
        response.setStatus(wait == null ? HttpServletResponse.SC_FORBIDDEN : ProblemType.TOO_MANY_TRIES.status());
        model.addAttribute("wait", wait);
        List<SubmittedForm.Field> kept = FormsAcrossSignIn.hidden(request);
        model.addAttribute("kept", kept);
        model.addAttribute("stranger", FreshCaller.in(request).isEmpty());
        model.addAttribute(
                "typed", kept.isEmpty() ? FormsAcrossSignIn.comment(request).orElse(null) : null);
        model.addAttribute("refused", request.getAttribute(SignIn.REFUSED) != null);
        return "signed-out";
    }

    /** Fills in the form that came back, for the person who typed it. */
    @PostMapping(SignIn.TYPED)
    void typed(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Optional<String> page = FreshCaller.in(request).flatMap(person -> FormsAcrossSignIn.open(request, person.id()));
        if (page.isPresent()) {
            request.getRequestDispatcher(page.get()).forward(new AskedAsPage(request, page.get()), response);
        } else {
            response.sendRedirect(request.getContextPath() + "/");
        }
    }
}
