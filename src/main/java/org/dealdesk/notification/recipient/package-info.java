/** Finds the people that a record concerns, and their settings. Start reading at {@code RecipientRules}. */
@NamedInterface("recipient")
package org.dealdesk.notification.recipient;

import org.springframework.modulith.NamedInterface;
