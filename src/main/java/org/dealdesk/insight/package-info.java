/**
 * Reads only: what the stored world says of itself. Read {@link org.dealdesk.insight.Invariant} first, one thing that must hold
 * at every instant; {@link org.dealdesk.insight.Invariants} runs them, all or one, and names every offender in a {@link
 * org.dealdesk.insight.Verdict}. The lists are kept by what they look at: money, approvals, records and the engine.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "history",
            "deal",
            "policy",
            "guardrail",
            "commission",
            "approval",
            "approval :: engine-state"
        })
package org.dealdesk.insight;

import org.springframework.modulith.ApplicationModule;
