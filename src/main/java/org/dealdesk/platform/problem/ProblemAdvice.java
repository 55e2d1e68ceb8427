package org.dealdesk.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.List;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception into its problem document. No stack trace ever leaves the product; the log has it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusal(Refusal refusal) {
        ProblemDetail problem = Problems.of(refusal.type(), refusal.getMessage());
        refusal.properties().forEach(problem::setProperty);
        return answer(refusal.type(), problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidInput invalid) {
        ProblemType type = invalid.malformed() ? ProblemType.MALFORMED : ProblemType.INVALID;
        List<Fault> faults = invalid.faults();
        ProblemDetail problem = Problems.of(
                type,
                faults.size() == 1 ? "One thing is wrong" : faults.size() + " things are wrong; errors names them all");
        problem.setProperty("errors", faults);
        return answer(type, problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> collided(TransientDataAccessException stillColliding) {
        // Told to the caller, who tries again; the metrics count how often.
        log.info("busy reason={}", stillColliding.getClass().getSimpleName());
        return answer(ProblemType.BUSY, Problems.of(ProblemType.BUSY, "Nothing was changed; try again in a moment"));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> unreachable(RuntimeException databaseAway) {
        log.error("The database cannot be reached", databaseAway);
        return answer(
                ProblemType.UNAVAILABLE,
                Problems.of(ProblemType.UNAVAILABLE, "The database cannot be reached; try again"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(RuntimeException unexpected) {
        log.error("A request failed in an unexpected way", unexpected);
        return answer(
                ProblemType.INTERNAL,
                Problems.of(ProblemType.INTERNAL, "Nothing was changed; the log says what happened"));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return untyped(refusal(refusal));
            }
        }
        return untyped(answer(ProblemType.MALFORMED, Problems.of(ProblemType.MALFORMED, describe(unreadable))));
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemType type =
                switch (status.value()) {
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 413 -> ProblemType.TOO_LARGE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    case 400 -> ProblemType.MALFORMED;
                    default -> ProblemType.INTERNAL;
                };
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : type.title();
        if (type == ProblemType.INTERNAL) {
            log.error("A request failed in an unexpected way", exception);
            detail = "Nothing was changed; the log says what happened";
        }
        ResponseEntity<Object> answer = untyped(answer(type, Problems.of(type, detail)));
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(answer.getHeaders());
        return new ResponseEntity<>(answer.getBody(), all, answer.getStatusCode());
    }

    private static String describe(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException malformed) {
            JsonLocation at = malformed.getLocation();
            return "The body is not the JSON it should be%s: %s"
                    .formatted(
                            at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr()),
                            shortened(malformed.getOriginalMessage()));
        }
        return "The body cannot be read as JSON in UTF-8";
    }

    private static String shortened(String message) {
        String line = String.valueOf(message).lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemType type, ProblemDetail problem) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(type.status());
        if (type == ProblemType.BUSY || type == ProblemType.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(problem);
    }

    private static ResponseEntity<Object> untyped(ResponseEntity<ProblemDetail> answer) {
        return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }
}
