package org.dealdesk.platform.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
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
    ResponseEntity<ProblemDetail> failed(RuntimeException failure) {
        ResponseEntity<ProblemDetail> answer = answer(Problems.of(failure));
        if (failure instanceof Refusal refusal && refusal.retryAfter().isPresent()) {
            return ResponseEntity.status(answer.getStatusCode())
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(refusal.retryAfter().getAsLong()))
                    .body(answer.getBody());
        }
        return answer;
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return untyped(answer(Problems.of(refusal)));
            }
        }
        return untyped(answer(Problems.of(ProblemType.MALFORMED, describe(unreadable))));
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
                    case 503 -> ProblemType.UNAVAILABLE;
                    default -> status.is4xxClientError() ? ProblemType.MALFORMED : ProblemType.INTERNAL;
                };
        String detail = body instanceof ProblemDetail problem && problem.getDetail() != null
                ? problem.getDetail()
                : type.title();
        if (type == ProblemType.INTERNAL) {
            log.error("A request failed in an unexpected way", exception);
            detail = "Nothing was changed. The log has the details";
        }
        ResponseEntity<Object> answer = untyped(answer(Problems.of(type, detail)));
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

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        if (problem.getStatus() == ProblemType.BUSY.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(problem);
    }

    private static ResponseEntity<Object> untyped(ResponseEntity<ProblemDetail> answer) {
        return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
    }
}
