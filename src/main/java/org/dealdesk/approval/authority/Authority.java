package org.dealdesk.approval.authority;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.ApprovalFunction;

/**
 * The limits of a person's authority.
 *
 * @param limits by function; a function without limits is missing
 */
public record Authority(Map<ApprovalFunction, Limits> limits) {

    public static final Authority UNLIMITED = new Authority(Map.of());

    public Authority {
        Map<ApprovalFunction, Limits> limited = new EnumMap<>(ApprovalFunction.class);
        limits.forEach((function, limit) -> {
            if (!limit.isNone()) {
                limited.put(function, limit);
            }
        });
        limits = Collections.unmodifiableMap(limited);
    }

    public Limits of(ApprovalFunction function) {
        return limits.getOrDefault(function, Limits.NONE);
    }

    /** As it is answered and recorded. */
    @JsonValue
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        limits.forEach((function, limit) -> json.set(function.name(), limit.toJson()));
        return json;
    }
}
