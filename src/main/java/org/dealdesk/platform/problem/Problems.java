package org.dealdesk.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Problem documents (RFC 9457), the only shape in which this product says no. */
@Component
public class Problems {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    public static ProblemDetail of(ProblemType type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(URI.create("/problems/" + type.slug()));
        problem.setTitle(type.title());
        problem.setDetail(detail);
        return problem;
    }

    /** Answers from where no controller has been reached: a filter. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        ProblemDetail problem = of(type, detail);
        problem.setInstance(instance(request.getRequestURI()));
        response.setStatus(type.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
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
