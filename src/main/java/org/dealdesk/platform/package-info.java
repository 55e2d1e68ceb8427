/** What every module stands on: people and sign-in, input and problems, transactions, rows, the clock, paging. */
@ApplicationModule(allowedDependencies = {})
package org.dealdesk.platform;

import org.springframework.modulith.ApplicationModule;
