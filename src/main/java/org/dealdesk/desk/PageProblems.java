package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dealdesk.access.setup.SetUp;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.web.Address;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What REST answers as a problem document is a page here: what happened, whether anything was changed, and where to go now. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PageProblems implements HandlerExceptionResolver {

    private final SetUp setUp;

    PageProblems(SetUp setUp) {
        this.setUp = setUp;
    }

    /** What deals are told to do does not help here. */
    private static final Set<Integer> OF_POLICIES = Set.of(403, 404, 409);

    private static final URI CROSS_SITE =
            Problems.of(ProblemType.CROSS_SITE, null).getType();

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!PageRequests.areFor(request)) {
            return null;
        }
        ProblemDetail problem = problem(failure);
        ModelAndView page = new ModelAndView(SignInAgain.isAsked(problem, request) ? SignInAgain.VIEW : "problem");
        SignInAgain.fill(page, request);
        page.setStatus(HttpStatus.valueOf(problem.getStatus()));
        page.addObject("shell", PageLayout.of(request));
        page.addObject("setUpPending", FreshCaller.in(request).isEmpty() && setUp.isPending());
        page.addObject(
                "screen",
                new ProblemScreen(
                        problem,
                        help(problem, request),
                        faults(problem),
                        back(request).orElse(null)));
        return page;
    }

    /**
     * What the page shows.
     *
     * @param help the key of what to do about it
     * @param back null where there is no page to go back to
     */
    record ProblemScreen(ProblemDetail problem, String help, List<Fault> faults, Way back) {}

    /** A link by its address and the key of its text. */
    record Way(String address, String label) {}

    private static ProblemDetail problem(Exception failure) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return Problems.of(
                    switch (known.getStatusCode().value()) {
                        case 404 -> ProblemType.NOT_FOUND;
                        case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                        case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                        default -> ProblemType.MALFORMED;
                    },
                    null);
        }
        return failure instanceof RuntimeException unexpected
                ? Problems.of(unexpected)
                : Problems.of(new IllegalStateException(failure));
    }

    /** The key of what to do about it. */
    private static String help(ProblemDetail problem, HttpServletRequest request) {
        if (problem.getType().equals(CROSS_SITE)) {
            return "problem.cross-site";
        }
        String place = "";
        if (OF_POLICIES.contains(problem.getStatus())) {
            place = ofPolicies(request) ? "policies." : ofCommissions(request) ? "commission." : "";
        }
        return "problem." + place + problem.getStatus();
    }

    private static boolean ofPolicies(HttpServletRequest request) {
        return Address.of(request).path().startsWith(PageLayout.POLICIES + "/");
    }

    private static boolean ofCommissions(HttpServletRequest request) {
        return Address.of(request).path().startsWith(PageLayout.COMMISSION);
    }

    private static List<Fault> faults(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        return properties != null && properties.get("errors") instanceof List<?> errors
                ? errors.stream().map(Fault.class::cast).toList()
                : List.of();
    }

    /** The deal that the request was about, or the list of the versions. */
    private static Optional<Way> back(HttpServletRequest request) {
        if (ofPolicies(request)) {
            return Optional.of(new Way(PageLayout.POLICIES, "problem.back.policies"));
        }
        if (ofCommissions(request)) {
            String place = Address.of(request).isBelow(PageLayout.COMMISSION) ? "" : "s";
            return Optional.of(new Way(PageLayout.COMMISSION + place, "problem.back.commission"));
        }
        String[] parts = Address.of(request).path().split("/", -1);
        return parts.length > 3 && parts[1].equals("deals")
                ? Optional.of(new Way("/deals/" + parts[2], "problem.back"))
                : Optional.empty();
    }
}
