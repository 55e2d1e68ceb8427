package org.dealdesk.guardrail.commission;

import java.util.List;
import org.dealdesk.deal.Proposal.Credit;
import org.dealdesk.money.Currency;
import org.dealdesk.policy.CommissionRules;

/**
 * What the commission of a deal follows from, apart from its lines.
 *
 * @param currency the policy's
 * @param credits of the deal, together 100 percent
 * @param segment of the deal; null where it states none
 */
public record CommissionContext(
        CommissionRules rules, Currency currency, List<Credit> credits, String segment, CommissionInputs inputs) {}
