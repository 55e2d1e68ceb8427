package org.dealdesk.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A use case says no. The reason is a value, the same from the rule to the answer. */
public final class Refusal extends RuntimeException {

    private final ProblemType type;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private final transient Map<String, Supplier<?>> later = new LinkedHashMap<>();
    private Duration wait;

    public Refusal(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    /** Adds a member to the problem document. */
    public Refusal with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** Adds one that takes long to find out: it is asked for when the refusal is answered, after the transaction that it ended. */
    public Refusal withLater(String name, Supplier<?> value) {
        later.put(name, value);
        return this;
    }

    /** Names the time after which the same request may succeed. */
    public Refusal retryAfter(Duration time) {
        wait = time;
        return this;
    }

    /** For the header {@code Retry-After}, in whole seconds; empty where waiting does not help. */
    public OptionalLong retryAfter() {
        return wait == null
                ? OptionalLong.empty()
                : OptionalLong.of(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> properties() {
        later.forEach((name, value) -> properties.put(name, value.get()));
        later.clear();
        return properties;
    }

    public static Refusal notFound(String what) {
        return new Refusal(ProblemType.NOT_FOUND, "There is no " + what + ", or it is not yours to see");
    }
}
