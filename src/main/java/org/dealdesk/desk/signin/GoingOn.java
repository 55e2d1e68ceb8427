package org.dealdesk.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** A page that leads to the identity provider at once. The answer to a form cannot: browsers hold it to our own addresses. */
@Controller
public class GoingOn {

    /** Where the page is, for forwards alone. */
    public static final String PAGE = "/sign-in/going-on";

    /** Where the page leads to. */
    public static final String ADDRESS = GoingOn.class.getName();

    @RequestMapping(PAGE)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute(ADDRESS) instanceof String address)) {
            return "redirect:/sign-in";
        }
        response.setHeader("Refresh", "0;url=" + address);
        model.addAttribute("address", address);
        return "going-on";
    }
}
