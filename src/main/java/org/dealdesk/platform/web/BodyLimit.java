package org.dealdesk.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads no request beyond one mebibyte, whatever it says of its own length. Only sets of deals for a back-test may be longer: they
 * are read as a stream, and whoever reads them has a limit of their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

    static final int MOST_BYTES = 1 << 20;

    private static final Pattern BACKTEST = Pattern.compile("/api/v1/policies/[^/]+/backtest");
    private static final Set<String> STREAMED = Set.of("text/csv", "application/x-ndjson", "application/jsonl");

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (streamed(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(request, response);
            return;
        }
        chain.doFilter(new Limited(request), response);
    }

    /** A browser that has sent a form shows a page. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean browser = String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
        if (browser && !Address.of(request).isBelow("/api")) {
            response.sendError(ProblemType.TOO_LARGE.status());
        } else {
            problems.write(request, response, ProblemType.TOO_LARGE, tooLarge());
        }
    }

    private static boolean streamed(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && request.getMethod().equals("POST")
                && STREAMED.contains(type.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT))
                && BACKTEST.matcher(Address.of(request).path()).matches();
    }

    private static String tooLarge() {
        return "A request has at most " + MOST_BYTES + " bytes";
    }

    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private int read;

        LimitedStream(ServletInputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            int next = stream.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = stream.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > MOST_BYTES) {
                throw new Refusal(ProblemType.TOO_LARGE, tooLarge());
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
