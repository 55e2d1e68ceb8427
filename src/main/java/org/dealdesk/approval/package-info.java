/**
 * The use cases that move a deal through its reviews, and the process that asks for them. {@link
 * org.dealdesk.approval.ReviewSteps} is what the process tells the use cases; {@code process} holds the engine.
 */
@ApplicationModule(allowedDependencies = {"money", "platform", "history", "deal"})
package org.dealdesk.approval;

import org.springframework.modulith.ApplicationModule;
