package org.dealdesk.integrity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * How one invariant stands.
 *
 * @param offenders how many break it
 * @param first the first hundred of them, in words
 */
@JsonPropertyOrder({"id", "holds", "kept", "offenders", "first"})
public record InvariantResult(String id, String holds, long offenders, List<String> first) {

    /** Whether it holds: there are no violations. */
    public boolean isKept() {
        return offenders == 0;
    }
}
