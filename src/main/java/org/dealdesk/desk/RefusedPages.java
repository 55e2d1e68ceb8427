package org.dealdesk.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows what a filter refuses, before any page has been reached, as the same page that a refused use case ends on. */
@Controller
public class RefusedPages {

    public static final String ADDRESS = "/refused";

    private static final String REFUSAL = RefusedPages.class.getName();

    public static void show(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws ServletException, IOException {
        request.setAttribute(REFUSAL, refusal);
        request.getRequestDispatcher(ADDRESS).forward(request, response);
    }

    /** The address has no page of its own. */
    @RequestMapping(ADDRESS)
    void refuse(HttpServletRequest request) {
        throw request.getAttribute(REFUSAL) instanceof Refusal refusal ? refusal : Refusal.notFound("page here");
    }
}
