package org.dealdesk.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.ProviderUnavailable;
import org.dealdesk.access.oidc.signin.SignInRefused;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says why a sign-in at the identity provider led no further, and who can help. */
@Controller
@WhenOidcIsOn
class ProviderPages {

    static final String REFUSED = "/sign-in/provider/refused";
    static final String REASON = ProviderPages.class.getName() + ".reason";

    private static final int MOST_NAMED = 5;

    /** Another try may succeed, without an administrator. */
    private static final Set<SignInRefused.Reason> FOR_THE_PERSON = Set.of(
            SignInRefused.Reason.OVER,
            SignInRefused.Reason.DENIED,
            SignInRefused.Reason.TOO_OLD,
            SignInRefused.Reason.OTHER_PERSON);

    private final People people;

    ProviderPages(People people) {
        this.people = people;
    }

    @RequestMapping(REFUSED)
    String refused(HttpServletRequest request, HttpServletResponse response, Model model) {
        Object reason = request.getAttribute(REASON);
        if (reason instanceof SignInRefused refused) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            model.addAttribute("reason", refused.reason().name());
            model.addAttribute("account", refused.account());
            model.addAttribute("ask", FOR_THE_PERSON.contains(refused.reason()) ? List.of() : administrators());
            return "provider-refused";
        }
        if (reason instanceof ProviderUnavailable) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            model.addAttribute("reason", "UNAVAILABLE");
            model.addAttribute("ask", List.of());
            return "provider-refused";
        }
        return "redirect:/sign-in";
    }

    private List<String> administrators() {
        return people.holding(Set.of(Role.ADMIN)).stream()
                .map(Person::name)
                .limit(MOST_NAMED)
                .toList();
    }
}
