/** Webhooks: registration, signing and delivery to public addresses. Start reading at {@code Webhooks}. */
@NamedInterface("webhook")
package org.dealdesk.notification.webhook;

import org.springframework.modulith.NamedInterface;
