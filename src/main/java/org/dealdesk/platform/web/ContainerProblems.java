package org.dealdesk.platform.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Problems;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the web server refuses by itself, such as an address with U+0000 in it, is a problem document as well and not a page. */
@Component
class ContainerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Problems problems;

    ContainerProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report(problems)));
    }

    private static final class Report extends ErrorReportValve {

        private final Problems problems;

        Report(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                // The server takes the headers back where the product failed half way.
                AnswerHeaders.set(request, response);
                problems.write(request, response, type(status), detail(status));
                response.finishResponse();
            } catch (IOException gone) {
                // The client has disconnected.
                container.getLogger().debug("An error could not be reported", gone);
            }
        }

        /** Only what failed for a fault of the product is told as one. */
        private static ProblemType type(int status) {
            return switch (status) {
                case 404 -> ProblemType.NOT_FOUND;
                case 413 -> ProblemType.TOO_LARGE;
                case 501 -> ProblemType.NOT_IMPLEMENTED;
                case 503 -> ProblemType.UNAVAILABLE;
                case 505 -> ProblemType.HTTP_VERSION_NOT_SUPPORTED;
                default -> status < 500 ? ProblemType.MALFORMED : ProblemType.INTERNAL;
            };
        }

        private static String detail(int status) {
            return switch (status) {
                case 404 -> "The product has its addresses below another path";
                case 413 -> "The request is larger than the web server reads";
                case 501 -> "The web server does not offer this method or this Transfer-Encoding";
                case 503 -> "The web server takes no requests at the moment";
                case 505 -> "The web server speaks HTTP/1.1";
                default ->
                    status < 500
                            ? "The web server cannot read the request"
                            : "Nothing was changed. The log has the details";
            };
        }
    }
}
