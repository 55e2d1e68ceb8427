package org.dealdesk.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Problem documents (RFC 9457), the only shape in which this product says no. */
@Component
public class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    public static ProblemDetail of(ProblemType type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(URI.create(contextPath() + "/problems/" + type.slug()));
        problem.setTitle(type.title());
        problem.setDetail(detail);
        return problem;
    }

    /** What the product's addresses begin with, behind a context path or the prefix of a proxy that is trusted to name it. */
    private static String contextPath() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getContextPath()
                : "";
    }

    /** The problem for an exception of a use case. Unexpected exceptions are logged and not shown. */
    public static ProblemDetail of(RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            ProblemDetail problem = of(refusal.type(), refusal.getMessage());
            refusal.properties().forEach(problem::setProperty);
            return problem;
        }
        if (failure instanceof InvalidInput invalid) {
            return invalid(invalid);
        }
        if (failure instanceof TransientDataAccessException) {
            // Told to the caller, who tries again; the metrics count how often.
            log.info("busy reason={}", failure.getClass().getSimpleName());
            return of(ProblemType.BUSY, "Nothing was changed. Try again in a moment");
        }
        if (failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException) {
            log.error("The database cannot be reached", failure);
            return of(ProblemType.UNAVAILABLE, "The database cannot be reached; try again");
        }
        log.error("A request failed in an unexpected way", failure);
        return of(ProblemType.INTERNAL, "Nothing was changed. The log has the details");
    }

    private static ProblemDetail invalid(InvalidInput invalid) {
        List<Fault> faults = invalid.faults();
        ProblemDetail problem = of(
                invalid.malformed() ? ProblemType.MALFORMED : ProblemType.INVALID,
                said(invalid.count(), faults.size()));
        problem.setProperty("errors", faults);
        return problem;
    }

    private static String said(int count, int named) {
        if (count == 1) {
            return "One thing is wrong";
        }
        return count > named
                ? "%d things are wrong; errors names the first %d and leaves out %d"
                        .formatted(count, named, count - named)
                : count + " things are wrong; errors names them all";
    }

    /** Answers from where no controller has been reached: a filter. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        ProblemDetail problem = of(type, detail);
        problem.setType(URI.create(request.getContextPath() + "/problems/" + type.slug()));
        problem.setInstance(instance(request.getRequestURI()));
        response.setStatus(type.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** Null where the address itself is what is wrong. */
    private static URI instance(String address) {
        try {
            return address == null ? null : new URI(address);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
