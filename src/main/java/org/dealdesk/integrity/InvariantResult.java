package org.dealdesk.integrity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * How one invariant stands.
 *
 * @param violations how many break it
 * @param first the first hundred of them, in words
 */
@JsonPropertyOrder({"id", "holds", "kept", "violations", "first"})
public record InvariantResult(String id, String holds, long violations, List<String> first) {

    /** Whether it holds: there are no violations. */
    public boolean isKept() {
        return violations == 0;
    }
}
