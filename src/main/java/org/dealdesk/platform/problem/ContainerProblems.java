package org.dealdesk.platform.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
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

        private static final int SERVER_FAULT = 500;

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
                problems.write(
                        request,
                        response,
                        status < SERVER_FAULT ? ProblemType.MALFORMED : ProblemType.INTERNAL,
                        status < SERVER_FAULT
                                ? "The web server cannot read the request"
                                : "Nothing was changed; the log says what happened");
                response.finishResponse();
            } catch (IOException gone) {
                // Whoever asked does not listen any more.
                container.getLogger().debug("An error could not be reported", gone);
            }
        }
    }
}
