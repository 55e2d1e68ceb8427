package org.dealdesk.desk.policy;

import java.util.List;
import java.util.Objects;
import org.dealdesk.approval.redaction.ReadPolicies.Read;
import org.dealdesk.backtest.Backtests;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewer.Moment;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.draft.DocumentText;
import org.dealdesk.policy.draft.WorkingCopies;
import org.dealdesk.policy.draft.WorkingCopy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a policy administrator can do next, on the list of versions and on the page of one. Other readers are offered no work. */
@Component
class PolicyWork {

    private final WorkingCopies copies;
    private final Policies policies;
    private final Backtests backtests;

    PolicyWork(WorkingCopies copies, Policies policies, Backtests backtests) {
        this.copies = copies;
        this.policies = policies;
        this.backtests = backtests;
    }

    /** A working copy in the list of the viewer's own. */
    record CopyRow(String id, String version, String basedOn, Moment changed) {}

    void ofList(Viewer viewer, Model model) {
        boolean admin = viewer.caller().is(Role.POLICY_ADMIN);
        model.addAttribute(
                "start", admin ? policies.findInForce(policies.today()).orElse(null) : null);
        model.addAttribute("key", Ids.next());
        model.addAttribute(
                "copies",
                copies.of(viewer.caller()).stream()
                        .map(copy -> row(copy, viewer))
                        .toList());
    }

    void ofVersion(Read read, Viewer viewer, Model model) {
        boolean admin = viewer.caller().is(Role.POLICY_ADMIN);
        String version = read.listed().version();
        model.addAttribute("steps", PolicyStep.of(read.listed(), viewer.caller()));
        model.addAttribute(
                "own", read.listed().drafted().by().equals(viewer.caller().id()));
        model.addAttribute("start", admin && !read.withoutCosts() ? version : null);
        model.addAttribute("key", Ids.next());
        model.addAttribute(
                "runs",
                Backtests.mayRead(viewer.caller())
                        ? backtests.ofDocument(version, read.listed().sha256(), viewer.caller())
                        : List.of());
    }

    private static CopyRow row(WorkingCopy copy, Viewer viewer) {
        return new CopyRow(
                copy.id(),
                Objects.requireNonNullElse(DocumentText.version(copy.document()), copy.basedOn()),
                copy.basedOn(),
                viewer.moment(copy.changedAt()));
    }
}
