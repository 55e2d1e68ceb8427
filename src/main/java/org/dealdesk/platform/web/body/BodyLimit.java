package org.dealdesk.platform.web.body;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Network;

/**
 * Limits how much of a body is read before authentication. Forms and small bodies are received as a whole before the request
 * goes on, and no thread waits for them, so slow senders do not block others. Longer ones are read by their handlers, which are reached
 * by callers with credentials only. Sets of deals for a back-test have a limit of their own.
 */
final class BodyLimit implements Filter {

    private static final String KEY = BodyLimit.class.getName();

    private final Places places = new Places();
    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) sent;
        HttpServletResponse response = (HttpServletResponse) answer;
        Arrival arrival = (Arrival) request.getAttribute(KEY);
        if (arrival != null && arrival.passOn()) {
            goOn(request, response, arrival, chain);
        } else if (arrival != null || request.getDispatcherType() != DispatcherType.REQUEST || !Sent.hasBody(request)) {
            chain.doFilter(request, response);
        } else {
            receive(request, response, chain);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean session = request.getSession(false) != null;
        boolean files = Sent.isMultipart(request);
        if (session && files && hasLengthWithin(request, Allowance.KNOWN.bytes())) {
            // The server itself takes files out of forms, and a thread waits for them; all of it is in memory then.
            holding(places.files(), request, response, chain);
        } else if (Sent.isForm(request)
                && request.getContentLengthLong() > Allowance.of(request).bytes()
                && request.getContentLengthLong() > Arrival.MOST_DISCARDED) {
            refuse(
                    request,
                    response,
                    new Refusal(ProblemType.TOO_LARGE, Allowance.of(request).sentence()));
        } else if (files
                || Sent.isForm(request)
                || Sent.isSmall(request)
                || (!session && !Sent.hasCredentials(request))) {
            arrive(request, response);
        } else if (Sent.isBacktest(request)) {
            chain.doFilter(request, response);
        } else {
            await(request, response, chain);
        }
    }

    /** Browsers say how long a form with files is. */
    private static boolean hasLengthWithin(HttpServletRequest request, long most) {
        return request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= most;
    }

    private void arrive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Places.Place> place = places.arrive(Network.of(request.getRemoteAddr()));
        if (place.isEmpty()) {
            refuse(request, response, Places.none());
        } else {
            request.setAttribute(KEY, Arrival.of(request, response, Allowance.of(request), places, place.get()));
        }
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response, Arrival arrival, FilterChain chain)
            throws IOException, ServletException {
        try {
            boolean form = Sent.isForm(request);
            switch (arrival.end()) {
                case TOO_SLOW -> throw new Refusal(ProblemType.TOO_SLOW, "The body took too long to come");
                case NO_PLACE -> throw Places.none();
                case TOO_LARGE -> {
                    // REST asks for credentials first, and the body is then not read.
                    if (form || !Sent.isForRest(request)) {
                        throw new Refusal(
                                ProblemType.TOO_LARGE, arrival.allowance().sentence());
                    }
                }
                case WHOLE -> {}
            }
            Map<String, List<String>> fields =
                    form ? FormFields.of(arrival.bytes(), arrival.allowance().fields()) : Map.of();
            chain.doFilter(new ReceivedRequest(request, arrival, fields), response);
        } catch (Refusal refused) {
            refuse(request, response, refused);
        } finally {
            arrival.answered();
            arrival.leave();
        }
    }

    private void await(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > Allowance.KNOWN.bytes()) {
            refuse(request, response, new Refusal(ProblemType.TOO_LARGE, Allowance.KNOWN.sentence()));
            return;
        }
        // From here on the server reads no form by itself.
        request.getInputStream();
        AwaitedRequest awaited = new AwaitedRequest(request, places);
        try {
            chain.doFilter(awaited, response);
        } finally {
            awaited.leave();
        }
    }

    private void holding(
            Optional<Places.Place> place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (place.isEmpty()) {
            refuse(request, response, Places.none());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            place.get().leave();
        }
    }

    /** A browser that has sent a form shows a page. What is still to come is not waited for. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refused) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        ProblemType type = refused.type();
        // From here on the server reads no form by itself, not for its error page either.
        request.getInputStream();
        response.setHeader("Connection", "close");
        if (type == ProblemType.BUSY) {
            response.setHeader("Retry-After", "1");
        }
        if (Sent.byABrowser(request)) {
            response.sendError(type.status());
        } else {
            problems.write(request, response, type, refused.getMessage());
        }
    }
}
