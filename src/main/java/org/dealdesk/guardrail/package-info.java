/**
 * The heart of the product: what a deal is worth, what policy says of it, and the gate before its commission. Pure functions, no
 * I/O and no clock. Read along the way of a deal: {@link org.dealdesk.guardrail.ProposalCheck}, {@link
 * org.dealdesk.guardrail.economics.PricedDeal}, {@link org.dealdesk.guardrail.measure.CustomerQuestion} and {@link
 * org.dealdesk.guardrail.measure.CustomerInputs}, {@link org.dealdesk.guardrail.economics.Economics} (made of {@link
 * org.dealdesk.guardrail.economics.Figure}s), {@link org.dealdesk.guardrail.Assessment} with its {@link org.dealdesk.guardrail.Finding}s,
 * {@link org.dealdesk.guardrail.remedy.Remedies} and {@link org.dealdesk.guardrail.remedy.WaysToApproval}, and {@link
 * org.dealdesk.guardrail.gate.Clearance}. {@link org.dealdesk.guardrail.derivation.Derivation} tells how an assessment came about.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform :: input",
            "platform :: text",
            "deal",
            "policy",
        })
package org.dealdesk.guardrail;

import org.springframework.modulith.ApplicationModule;
