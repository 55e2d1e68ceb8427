/**
 * The use cases that move a deal through its reviews, and the process that asks for them. Read {@link
 * org.dealdesk.approval.SubmitDeal} and {@link org.dealdesk.approval.DecideReview} first; each runs as one {@code Step} on one locked
 * deal. {@link org.dealdesk.approval.ReviewSteps} is what the process tells the use cases; {@code process} holds the engine.
 */
@ApplicationModule(allowedDependencies = {"money", "platform", "history", "deal", "policy", "guardrail", "commission"})
package org.dealdesk.approval;

import org.springframework.modulith.ApplicationModule;
