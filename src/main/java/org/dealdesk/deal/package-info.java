/** A draft becomes an immutable revision. {@link org.dealdesk.deal.Proposal} is what a rep sends. */
@ApplicationModule(allowedDependencies = {"money", "platform", "history"})
package org.dealdesk.deal;

import org.springframework.modulith.ApplicationModule;
