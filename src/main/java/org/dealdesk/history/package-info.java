/** The append-only record of what happened to each deal, its chain of hashes and its exports. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: json", "platform :: rows"})
package org.dealdesk.history;

import org.springframework.modulith.ApplicationModule;
