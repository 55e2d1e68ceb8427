package org.dealdesk.policy.difference;

import java.util.Collection;

/** What a change of the policy means for deals: more is asked of them, less, or something else. */
public enum Effect {
    SAME,
    STRICTER,
    LOOSER,
    MIXED;

    /** What several changes come to together. */
    static Effect of(Collection<Effect> all) {
        boolean stricter = all.contains(STRICTER);
        boolean looser = all.contains(LOOSER);
        if (all.contains(MIXED) || (stricter && looser)) {
            return MIXED;
        }
        if (stricter) {
            return STRICTER;
        }
        return looser ? LOOSER : SAME;
    }
}
