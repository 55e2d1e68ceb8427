/**
 * The gate before commission: approvals, their conditions, and the clearance that they earn. Start reading at {@link
 * org.dealdesk.guardrail.gate.Gate}.
 */
@NamedInterface("gate")
package org.dealdesk.guardrail.gate;

import org.springframework.modulith.NamedInterface;
