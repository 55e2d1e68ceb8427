package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Map<String, Object> model = new HashMap<>();
        model.put("shell", PageLayout.of(request));
        model.put("problem", problem);
        model.put("help", help(problem, request));
        model.put("faults", faults(problem));
        model.put("back", back(request).orElse(null));
        model.put("backLabel", ofPolicies(request) ? "problem.back.policies" : "problem.back");
        return new ModelAndView("problem", model, HttpStatus.valueOf(problem.getStatus()));
    }

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
        boolean own = ofPolicies(request) && OF_POLICIES.contains(problem.getStatus());
        return (own ? "problem.policies." : "problem.") + problem.getStatus();
    }

    private static boolean ofPolicies(HttpServletRequest request) {
        return Address.of(request).path().startsWith(PageLayout.POLICIES + "/");
    }

    private static List<Fault> faults(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        return properties != null && properties.get("errors") instanceof List<?> errors
                ? errors.stream().map(Fault.class::cast).toList()
                : List.of();
    }

    /** The deal that the request was about, or the list of the versions. */
    private static Optional<String> back(HttpServletRequest request) {
        if (ofPolicies(request)) {
            return Optional.of(PageLayout.POLICIES);
        }
        String[] parts = Address.of(request).path().split("/", -1);
        return parts.length > 3 && parts[1].equals("deals") ? Optional.of("/deals/" + parts[2]) : Optional.empty();
    }
}
