/**
 * The one way in for everything that changes something, whichever door it comes through. A door reads and checks what was sent, makes a
 * {@link org.dealdesk.command.Command} of it and gives {@link org.dealdesk.command.Commands} the use case to perform: idempotency key,
 * transaction, retries, a due expiry, log line and metric are there, once.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: input",
            "platform :: json",
            "platform :: people",
            "platform :: problem",
            "platform :: security",
            "platform :: tx",
            "deal",
            "approval :: deadline",
            "approval :: work",
        })
package org.dealdesk.command;

import org.springframework.modulith.ApplicationModule;
