package org.dealdesk.approval.authority;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.guardrail.authority.Extent;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.platform.input.Decimals;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Component;

/** Reads {@code {"FINANCE": {"maxTcv", "minTrueMarginPct", "regions", "segments"}}} as the policy in force understands it. */
@Component
public class AuthorityReader {

    private static final String AUTHORITY = "authority";
    private static final String MOST_TCV = "1000000000000";
    private static final int MOST_CODES = 200;
    private static final int LONGEST_CODE = 80;

    private final Policies policies;

    AuthorityReader(Policies policies) {
        this.policies = policies;
    }

    /** The authority as far as it can be read, null where it was left out; what is wrong becomes a fault. */
    public Authority read(Fields fields, Set<Role> leadOf) {
        if (!fields.has(AUTHORITY)) {
            return null;
        }
        Policy policy = policies.inForce(policies.today());
        Map<ApprovalFunction, Limits> read = new EnumMap<>(ApprovalFunction.class);
        fields.entries(AUTHORITY, ApprovalFunction.values().length, (entries, name) -> {
            Limits limits = entries.optionalObject(name, limit -> limits(limit, policy));
            function(entries, name, leadOf).ifPresent(function -> read.put(function, orNone(limits)));
            return name;
        });
        return new Authority(read);
    }

    private static Limits orNone(Limits limits) {
        return Objects.requireNonNullElse(limits, Limits.NONE);
    }

    private static Optional<ApprovalFunction> function(Fields entries, String name, Set<Role> leadOf) {
        Optional<ApprovalFunction> function = Stream.of(ApprovalFunction.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
        String pointer = entries.pointer(name);
        if (function.isEmpty()) {
            entries.faults().add(pointer, "not-a-function", "must be one of " + limitable());
        } else if (function.get() == ApprovalFunction.COMMITTEE) {
            entries.faults().add(pointer, "not-allowed", "members of the Deal Committee have no limits");
        } else if (leadOf.contains(Role.valueOf(name))) {
            entries.faults().add(pointer, "of-a-lead", "the person leads " + name + ", and leads have no limits");
        }
        return function;
    }

    private static String limitable() {
        return Stream.of(ApprovalFunction.values())
                .filter(function -> function != ApprovalFunction.COMMITTEE)
                .map(ApprovalFunction::name)
                .collect(Collectors.joining(", "));
    }

    private static Limits limits(Fields fields, Policy policy) {
        return new Limits(
                fields.optionalDecimal(
                        "maxTcv",
                        Decimals.Range.between("0", MOST_TCV, policy.currency().decimals())),
                fields.optionalDecimal(
                        "minTrueMarginPct", Decimals.Range.between("-10000", "100", Extent.MARGIN_DECIMALS)),
                codes(fields, "regions", policy.regions()),
                codes(fields, "segments", policy.segments()));
    }

    private static Set<String> codes(Fields fields, String name, Set<String> known) {
        if (!fields.has(name)) {
            return null;
        }
        List<String> codes = fields.identifiers(name, MOST_CODES, LONGEST_CODE);
        if (codes.isEmpty()) {
            fields.faults().add(fields.pointer(name), "wrong-size", "must name one, or be left out for all");
        }
        Set<String> read = new TreeSet<>();
        for (int index = 0; index < codes.size(); index++) {
            String code = codes.get(index);
            if (code != null && !known.contains(code)) {
                fields.faults()
                        .add(fields.pointer(name) + "/" + index, "unknown-value", "is not in the policy's " + name);
            } else if (code != null) {
                read.add(code);
            }
        }
        return read;
    }
}
