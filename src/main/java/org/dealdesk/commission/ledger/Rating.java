package org.dealdesk.commission.ledger;

import java.math.BigDecimal;

/**
 * What an amount was worked out from. It is kept for every credited person and plan, an amount of 0 included, since the share counts
 * for later deals.
 *
 * @param share of the plan's base, exact
 * @param attainment what the person had won before, exact; null where the plan has no tiers
 */
public record Rating(PersonPlan of, BigDecimal share, BigDecimal attainment) {}
