/**
 * What a deal pays its people under the plans of a policy: which plan a line belongs to, what counts, the margin gate, one rate or
 * tiers, caps and overlays. Start reading at {@link org.dealdesk.guardrail.commission.DealCommission}; what it needs to know beyond
 * deal and policy are the {@link org.dealdesk.guardrail.commission.CommissionInputs}, which are stored with a revision.
 */
@NamedInterface("commission")
package org.dealdesk.guardrail.commission;

import org.springframework.modulith.NamedInterface;
