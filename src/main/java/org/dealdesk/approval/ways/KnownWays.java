package org.dealdesk.approval.ways;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The ways to reduce approvals of stored revisions, as they were written for readers. A search takes long and a deal is read often, and of the same
 * revision its result is the same, as long as it depends only on the revision.
 */
@Component
public class KnownWays {

    /** Revisions that are read now; a node needs some megabytes for them. */
    static final int MOST = 500;

    private final Cache<Of, ObjectNode> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /**
     * The revision that the ways are for, and the kind of reader.
     *
     * @param withCost whether they are written for readers who see costs: the others never get what was written for these
     */
    public record Of(long deal, int revision, String policy, boolean withCost) {}

    /**
     * What a search found.
     *
     * @param lasting whether the result depends only on the revision, so that it can be reused
     */
    public record Found(ObjectNode ways, boolean lasting) {}

    /** The ways, searched where they are not known; the caller may change what it gets. */
    public ObjectNode of(Of of, Supplier<Found> search) {
        ObjectNode before = known.getIfPresent(of);
        if (before != null) {
            return before.deepCopy();
        }
        Found found = search.get();
        if (found.lasting()) {
            known.put(of, found.ways().deepCopy());
        }
        return found.ways();
    }

    long size() {
        known.cleanUp();
        return known.estimatedSize();
    }
}
