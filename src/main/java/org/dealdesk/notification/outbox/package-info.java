/**
 * Hands records out to subscribers and keeps what became of each delivery. Start reading at {@code HandOut} and {@code Attempts}.
 */
@NamedInterface("outbox")
package org.dealdesk.notification.outbox;

import org.springframework.modulith.NamedInterface;
