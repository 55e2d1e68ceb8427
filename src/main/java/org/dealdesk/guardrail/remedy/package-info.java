/**
 * Changes that make findings pass: one at a time (remedies) or combined (ways to approval). Start reading at {@link
 * org.dealdesk.guardrail.remedy.Remedies} and {@link org.dealdesk.guardrail.remedy.WaysToApproval}.
 */
@NamedInterface("remedy")
package org.dealdesk.guardrail.remedy;

import org.springframework.modulith.NamedInterface;
