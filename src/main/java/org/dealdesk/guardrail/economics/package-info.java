/**
 * The economics of a deal, before any rule applies: its lines priced ({@link org.dealdesk.guardrail.economics.PricedDeal}), its {@link
 * org.dealdesk.guardrail.economics.Economics}, made of {@link org.dealdesk.guardrail.economics.Figure}s, and what it pays its reps.
 */
@NamedInterface("economics")
package org.dealdesk.guardrail.economics;

import org.springframework.modulith.NamedInterface;
