package org.dealdesk.rest;

import java.util.List;
import java.util.Map;
import org.dealdesk.platform.problem.ProblemCatalogue;
import org.dealdesk.platform.problem.ProblemCatalogue.Entry;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

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
    ModelAndView page(@PathVariable("slug") String slug) {
        return new ModelAndView("problem-type", "type", find(slug));
    }

    private Entry find(String slug) {
        return catalogue().find(slug).orElseThrow(() -> Refusal.notFound("problem type of that name"));
    }

    /** Read at the first request. */
    private synchronized ProblemCatalogue catalogue() {
        if (catalogue == null) {
            catalogue = ProblemCatalogue.load();
        }
        return catalogue;
    }
}
