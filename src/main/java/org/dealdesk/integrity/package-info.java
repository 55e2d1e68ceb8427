/**
 * Reads only: what the stored world says of itself. Read {@link org.dealdesk.integrity.Invariant} first, one thing that must hold
 * at every instant; {@link org.dealdesk.integrity.Invariants} runs them, all or one, and names every offender in a {@link
 * org.dealdesk.integrity.InvariantResult}. The lists are kept by what they look at: money, approvals, records and the engine.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform :: json",
            "commission :: finance",
            "commission :: month",
            "history",
            "deal",
            "policy",
            "policy :: life",
            "policy :: reader",
            "commission :: clawback",
            "commission :: ledger",
            "commission :: posting",
            "guardrail :: commission",
            "guardrail :: document",
            "guardrail :: economics",
            "guardrail :: measure",
            "guardrail",
            "approval :: engine-state",
        })
package org.dealdesk.integrity;

import org.springframework.modulith.ApplicationModule;
