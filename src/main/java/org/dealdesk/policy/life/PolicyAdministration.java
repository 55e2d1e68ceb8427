package org.dealdesk.policy.life;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.history.Event;
import org.dealdesk.history.EventType;
import org.dealdesk.history.History;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.People;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies.Listed;
import org.dealdesk.policy.life.Policies.State;
import org.dealdesk.policy.lint.LintFinding;
import org.dealdesk.policy.lint.PolicyLint;
import org.dealdesk.policy.lint.Staff;
import org.dealdesk.policy.lint.Versions;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Policy administrators keep the versions of the policy: one drafts, a second one approves, and an activation lets it come into
 * force on its day, when it takes the place of the one before. Every step is on record.
 */
@Component
public class PolicyAdministration {

    private final Policies policies;
    private final PolicyLife life;
    private final People people;
    private final History history;
    private final Transactions transactions;
    private final Clock clock;

    PolicyAdministration(
            Policies policies,
            PolicyLife life,
            People people,
            History history,
            Transactions transactions,
            Clock clock) {
        this.policies = policies;
        this.life = life;
        this.people = people;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A version after a step, and what lint warns of. */
    public record Kept(Listed version, List<LintFinding> warnings) {}

    /** What lint says of a document, stored nowhere. */
    public List<LintFinding> lint(Caller caller, String document) {
        requirePolicyAdmin(caller);
        return checkDocument(caller, document).findings();
    }

    /** What lint says today of a version, since people come and go. */
    public List<LintFinding> lintVersion(Caller caller, String version) {
        requirePolicyAdmin(caller);
        return lintOf(version).findings();
    }

    /** What lint says of a document that is to be stored; called before any transaction. */
    public PolicyLint checkDocument(Caller caller, String document) {
        requirePolicyAdmin(caller);
        LocalDate today = policies.today();
        Versions others = new Versions(
                policies.inForce(today).currency(), policies.zone(), today, version -> policies.find(version)
                        .isPresent());
        return PolicyLint.ofDraft(document, staff(), others);
    }

    /** What lint says today of a version that is to take a step; called before any transaction. */
    public PolicyLint checkVersion(Caller caller, String version) {
        requirePolicyAdmin(caller);
        return lintOf(version);
    }

    /**
     * Stores a document as a draft, if it could work.
     *
     * @param lint what lint has said of the document
     */
    public Kept draft(Caller caller, String document, String mediaType, PolicyLint lint) {
        requirePolicyAdmin(caller);
        return transactions.join(() -> {
            if (!lint.isOnlyTaken()) {
                lint.refuseErrors();
            }
            Policy policy = lint.policy();
            policies.find(policy.version()).ifPresent(taken -> {
                throw inState(
                        ProblemType.POLICY_VERSION_TAKEN, taken, "Version " + taken.version() + " is already there");
            });
            life.add(policy, document, mediaType, caller.id(), clock.instant());
            return kept(caller, policy.version(), EventType.POLICY_DRAFTED, lint.warnings());
        });
    }

    /**
     * A second person agrees to a draft as it is.
     *
     * @param named the warnings that they have seen, by id or by code
     * @param lint what lint says of the version today
     */
    public Kept approve(Caller caller, String version, List<String> named, PolicyLint lint) {
        requirePolicyAdmin(caller);
        return transactions.join(() -> {
            Listed draft = locked(version, State.DRAFT, "approved");
            if (draft.drafted().by().equals(caller.id())) {
                throw SecurityLog.refuse(
                        ProblemType.SECOND_PERSON_NEEDED, caller, "You drafted " + version + " yourself");
            }
            lint.refuseErrors();
            List<String> ids = WarningAcknowledgement.of(lint.warnings(), named);
            life.approve(version, caller.id(), clock.instant(), ids);
            return kept(caller, version, EventType.POLICY_APPROVED, lint.warnings());
        });
    }

    /**
     * Lets an approved version come into force on the day that its document names, which must lie ahead.
     *
     * @param lint what lint says of the version today
     */
    public Kept activate(Caller caller, String version, PolicyLint lint) {
        requirePolicyAdmin(caller);
        return transactions.join(() -> {
            Listed approved = locked(version, State.APPROVED, "activated");
            LocalDate from = approved.effectiveFrom();
            Instant now = clock.instant();
            if (!from.isAfter(policies.day(now))) {
                throw new Refusal(
                                ProblemType.POLICY_DATE_PASSED,
                                "%s is to come into force on %s, and today is %s in %s"
                                        .formatted(version, from, policies.day(now), policies.zone()))
                        .with("effectiveFrom", from.toString());
            }
            life.beginningOn(from).ifPresent(other -> {
                throw new Refusal(ProblemType.POLICY_DATE_TAKEN, other + " comes into force on " + from)
                        .with("otherVersion", other);
            });
            lint.refuseErrors();
            life.activate(version, from, caller.id(), now);
            return kept(caller, version, EventType.POLICY_ACTIVATED, lint.warnings());
        });
    }

    /** Takes an activation back while its day lies ahead; the version that would have ended goes on. */
    public Kept deactivate(Caller caller, String version) {
        requirePolicyAdmin(caller);
        return transactions.join(() -> {
            locked(version, State.SCHEDULED, "taken back");
            life.deactivate(version);
            return kept(caller, version, EventType.POLICY_DEACTIVATED, List.of());
        });
    }

    /** Forgets a version that was never in force. Only its author does that, and only its history says that it was there. */
    public void discard(Caller caller, String version) {
        requirePolicyAdmin(caller);
        transactions.join(() -> {
            Listed listed = locked(version);
            if (!listed.drafted().by().equals(caller.id())) {
                throw SecurityLog.refuse(ProblemType.FORBIDDEN, caller, "Only who drafted " + version + " discards it");
            }
            if (listed.state() != State.DRAFT && listed.state() != State.APPROVED) {
                throw wrongState(listed, "discarded");
            }
            try {
                life.discard(version);
            } catch (DataIntegrityViolationException referred) {
                throw wrongState(listed, "discarded, since something refers to it");
            }
            record(caller, listed, EventType.POLICY_DISCARDED);
            return listed;
        });
    }

    private static void requirePolicyAdmin(Caller caller) {
        SecurityLog.require(Role.POLICY_ADMIN, caller, "Only policy administrators may do this");
    }

    private Listed locked(String version) {
        if (!life.lock(version)) {
            throw Refusal.notFound("policy version " + version);
        }
        return policies.find(version).orElseThrow();
    }

    private Listed locked(String version, State expected, String step) {
        Listed listed = locked(version);
        if (listed.state() != expected) {
            throw wrongState(listed, step);
        }
        return listed;
    }

    private static Refusal wrongState(Listed listed, String step) {
        return inState(
                ProblemType.POLICY_WRONG_STATE,
                listed,
                "%s is %s and cannot be %s".formatted(listed.version(), listed.state(), step));
    }

    private static Refusal inState(ProblemType type, Listed listed, String detail) {
        return new Refusal(type, detail).with("policyState", listed.state().name());
    }

    private PolicyLint lintOf(String version) {
        return policies.document(version)
                .map(document -> PolicyLint.ofVersion(document, staff(), policies.today()))
                .orElseThrow(() -> Refusal.notFound("policy version " + version));
    }

    private Staff staff() {
        Map<ApprovalFunction, Set<String>> holders = new EnumMap<>(ApprovalFunction.class);
        Map<ApprovalFunction, Role> roles = new EnumMap<>(ApprovalFunction.class);
        for (ApprovalFunction function : ApprovalFunction.values()) {
            roles.put(function, Role.valueOf(function.name()));
        }
        List<Person> active = people.holding(EnumSet.copyOf(roles.values()));
        roles.forEach((function, role) -> holders.put(
                function,
                active.stream()
                        .filter(person -> person.has(role))
                        .map(Person::id)
                        .collect(Collectors.toSet())));
        Map<ApprovalFunction, Set<String>> limited = new EnumMap<>(ApprovalFunction.class);
        roles.forEach((function, role) -> limited.put(function, people.limitedFor(role)));
        return new Staff(holders, limited, this::standing);
    }

    private Staff.Standing standing(String person) {
        return people.find(person)
                .map(found -> found.active() ? Staff.Standing.ACTIVE : Staff.Standing.INACTIVE)
                .orElse(Staff.Standing.UNKNOWN);
    }

    private Kept kept(Caller caller, String version, EventType step, List<LintFinding> warnings) {
        Listed listed = policies.find(version).orElseThrow();
        record(caller, listed, step);
        return new Kept(listed, warnings);
    }

    private void record(Caller caller, Listed listed, EventType step) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("documentSha256", listed.sha256());
        data.put("effectiveFrom", listed.effectiveFrom().toString());
        if (step == EventType.POLICY_APPROVED) {
            data.putArray("acknowledged");
            listed.acknowledged().forEach(data.withArray("acknowledged")::add);
        }
        LocalDate on = step == EventType.POLICY_ACTIVATED ? listed.effectiveFrom() : policies.today();
        history.appendTo(
                "policies/" + listed.version(), Event.of(step, caller.id(), on).with(data));
    }
}
