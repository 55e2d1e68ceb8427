/** A draft becomes an immutable revision. {@link org.dealdesk.deal.Proposal} is what a rep sends. */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "platform :: input",
            "platform :: json",
            "platform :: people",
            "platform :: problem",
            "platform :: rows",
            "platform :: text",
            "history",
        })
package org.dealdesk.deal;

import org.springframework.modulith.ApplicationModule;
