package org.dealdesk.rest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dealdesk.platform.problem.ProblemCatalogue;
import org.dealdesk.platform.problem.ProblemCatalogue.Entry;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Explains the problems at the addresses that problem documents name as their type. */
@RestController
class ProblemController {

    private ProblemCatalogue catalogue;

    /** Every type in order of precedence, and every fault code. */
    record Explained(List<Entry> problems, Map<String, String> faults) {}

    @GetMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
    Explained list() {
        return new Explained(catalogue().entries(), catalogue().faults());
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    Entry read(@PathVariable("slug") String slug) {
        return find(slug);
    }

    @GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_HTML_VALUE)
    String page(@PathVariable("slug") String slug) {
        Entry entry = find(slug);
        String members = entry.members().entrySet().stream()
                .map(member ->
                        "<dt><code>%s</code></dt><dd>%s</dd>".formatted(text(member.getKey()), text(member.getValue())))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body>
                <h1>%1$s</h1>
                <p>Status %2$d</p>
                <p>%3$s</p>
                <h2>What to do</h2>
                <p>%4$s</p>
                %5$s
                </body></html>
                """.formatted(
                        text(entry.title()),
                        entry.status(),
                        text(entry.meaning()),
                        text(entry.remedy()),
                        members.isEmpty() ? "" : "<h2>The document also holds</h2>\n<dl>" + members + "</dl>");
    }

    private Entry find(String slug) {
        return catalogue().find(slug).orElseThrow(() -> Refusal.notFound("problem type of that name"));
    }

    /** Read when somebody first asks. */
    private synchronized ProblemCatalogue catalogue() {
        if (catalogue == null) {
            catalogue = ProblemCatalogue.load();
        }
        return catalogue;
    }

    private static String text(String value) {
        return HtmlUtils.htmlEscape(value);
    }
}
