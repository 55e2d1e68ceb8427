/**
 * Limits of authority: up to what value, from which margin, and for which regions and segments a person decides for a function. Start
 * reading at {@link org.dealdesk.guardrail.authority.Limits}.
 */
@NamedInterface("authority")
package org.dealdesk.guardrail.authority;

import org.springframework.modulith.NamedInterface;
