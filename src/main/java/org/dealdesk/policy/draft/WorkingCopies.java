package org.dealdesk.policy.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.life.Policies;
import org.dealdesk.policy.life.PolicyAdministration;
import org.dealdesk.policy.life.PolicyAdministration.Kept;
import org.dealdesk.policy.lint.PolicyLint;
import org.springframework.stereotype.Component;

/**
 * Working copies of the policy, each seen and changed by its owner only: who approves a version must not have written a part of it. Asking
 * for approval makes a version of the copy, which from then on stays as it is.
 */
@Component
public class WorkingCopies {

    static final int MOST_OF_A_PERSON = 20;
    private static final int MOST_BYTES = 1 << 20;

    private final WorkingCopyTable table;
    private final Policies policies;
    private final PolicyAdministration administration;
    private final Transactions transactions;
    private final Clock clock;

    WorkingCopies(
            WorkingCopyTable table,
            Policies policies,
            PolicyAdministration administration,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.policies = policies;
        this.administration = administration;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The caller's own, the one that was changed last first. */
    public List<WorkingCopy> of(Caller caller) {
        return caller.is(Role.POLICY_ADMIN) ? table.of(caller.id()) : List.of();
    }

    public WorkingCopy find(Caller caller, String id) {
        requirePolicyAdmin(caller);
        return table.find(id, caller.id()).orElseThrow(() -> Refusal.notFound("working copy " + id));
    }

    /**
     * Starts one from a version, under the next name and for the first day of the next month.
     *
     * @param document of the version, which the caller may read
     */
    public WorkingCopy start(Caller caller, String version, String document) {
        requirePolicyAdmin(caller);
        return add(caller, version, next(caller, version, document));
    }

    /** Takes a version that waits for approval back, to go on writing it under its name. Only its author does that. */
    public WorkingCopy revise(Caller caller, String version, String document) {
        requirePolicyAdmin(caller);
        return transactions.join(() -> {
            administration.discard(caller, version);
            return add(caller, version, document);
        });
    }

    /**
     * Saves what the owner has written, faults included.
     *
     * @param edition that was changed; refused where another window has saved since
     */
    public WorkingCopy save(Caller caller, String id, long edition, String document) {
        requirePolicyAdmin(caller);
        requireSize(document);
        return transactions.join(() -> {
            WorkingCopy copy = find(caller, id);
            if (!document.equals(copy.document()) && !table.save(id, edition, document, now())) {
                throw changedMeanwhile();
            }
            return find(caller, id);
        });
    }

    /** Ends one without a version. */
    public void discard(Caller caller, String id, long edition) {
        requirePolicyAdmin(caller);
        transactions.join(() -> {
            WorkingCopy copy = find(caller, id);
            remove(copy, edition);
            return copy;
        });
    }

    /**
     * Asks for approval: the copy becomes a version, for another policy administrator to approve.
     *
     * @param copy as it was when {@code lint} was asked, before the transaction
     */
    public Kept submit(Caller caller, WorkingCopy copy, PolicyLint lint) {
        requirePolicyAdmin(caller);
        return transactions.join(() -> {
            WorkingCopy stored = find(caller, copy.id());
            remove(stored, copy.edition());
            return administration.draft(caller, copy.document(), copy.mediaType(), lint);
        });
    }

    private void remove(WorkingCopy copy, long edition) {
        if (!table.remove(copy.id(), edition)) {
            throw changedMeanwhile();
        }
    }

    private WorkingCopy add(Caller caller, String version, String document) {
        return transactions.join(() -> {
            if (table.of(caller.id()).size() >= MOST_OF_A_PERSON) {
                throw new Refusal(
                        ProblemType.POLICY_WRONG_STATE,
                        "You have %d working copies; discard one first".formatted(MOST_OF_A_PERSON));
            }
            Instant now = now();
            WorkingCopy copy = new WorkingCopy(Ids.next(), caller.id(), version, document, 1, now, now);
            table.add(copy);
            return copy;
        });
    }

    private String next(Caller caller, String version, String document) {
        ObjectNode tree = Documents.read(document).deepCopy();
        List<WorkingCopy> own = table.of(caller.id());
        Predicate<String> taken = name -> policies.find(name).isPresent()
                || own.stream().anyMatch(copy -> name.equals(DocumentText.version(copy.document())));
        LocalDate from = policies.today().plusMonths(1).withDayOfMonth(1);
        tree.put("version", NextVersion.after(version, taken));
        tree.put("effectiveFrom", from.toString());
        return DocumentText.with(document, tree);
    }

    private Instant now() {
        return clock.instant();
    }

    private static void requireSize(String document) {
        if (document.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw InvalidInput.of("", "too-long", "a document has at most 1 MiB");
        }
    }

    private static Refusal changedMeanwhile() {
        return new Refusal(ProblemType.PRECONDITION_FAILED, "The working copy was saved in another window meanwhile");
    }

    private static void requirePolicyAdmin(Caller caller) {
        SecurityLog.require(Role.POLICY_ADMIN, caller, "Only policy administrators may do this");
    }
}
