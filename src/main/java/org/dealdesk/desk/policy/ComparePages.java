package org.dealdesk.desk.policy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dealdesk.approval.redaction.ReadPolicies;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.Policies.Listed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Differences between two policy versions. */
@Controller
class ComparePages {

    private static final int MOST_CHOICES = 500;

    private final Policies policies;
    private final ReadPolicies read;
    private final Viewers viewers;

    ComparePages(Policies policies, ReadPolicies read, Viewers viewers) {
        this.policies = policies;
        this.read = read;
        this.viewers = viewers;
    }

    @GetMapping(PageLayout.POLICIES + "/compare")
    String compare(HttpServletRequest request, HttpServletResponse response, Model model) {
        Viewer viewer = viewers.of(request);
        List<Listed> versions = versions();
        String to = asked(request, "to").or(() -> current(versions)).orElse("");
        String from = asked(request, "from").or(() -> before(to, versions)).orElse(to);
        Faults faults = new Faults();
        known("from", from, faults);
        known("to", to, faults);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("versions", versions);
        model.addAttribute("faults", faults.list());
        if (faults.isEmpty()) {
            model.addAttribute("compared", CompareScreen.of(read.compare(from, to, viewer.caller())));
        } else {
            response.setStatus(ProblemType.INVALID.status());
        }
        return "policy-compare";
    }

    /** The newest first. */
    private List<Listed> versions() {
        return policies.list("", MOST_CHOICES).stream()
                .sorted(Comparator.comparing(Listed::effectiveFrom).reversed().thenComparing(Listed::version))
                .toList();
    }

    private void known(String field, String version, Faults faults) {
        if (policies.find(version).isEmpty()) {
            faults.add("/" + field, "unknown-value", "is not a policy version");
        }
    }

    private static Optional<String> asked(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> current(List<Listed> versions) {
        return versions.stream()
                .filter(listed -> listed.state() == Policies.State.ACTIVE)
                .map(Listed::version)
                .findFirst();
    }

    /** The version in force, for one that is not; else the one that was in force before it. */
    private static Optional<String> before(String version, List<Listed> versions) {
        Optional<String> current = current(versions).filter(active -> !active.equals(version));
        boolean past = versions.stream().anyMatch(listed -> listed.version().equals(version) && isPast(listed));
        if (current.isPresent() && !past) {
            return current;
        }
        return versions.stream()
                .dropWhile(listed -> !listed.version().equals(version))
                .skip(1)
                .filter(ComparePages::isPast)
                .map(Listed::version)
                .findFirst();
    }

    private static boolean isPast(Listed listed) {
        return listed.state() == Policies.State.SUPERSEDED;
    }
}
