package org.dealdesk.policy;

import java.math.BigDecimal;
import java.util.List;

/**
 * Who reviews every deal, and which deals go straight through instead.
 *
 * @param always sorted by name
 * @param straightThroughMaxTcv the largest deal that goes straight through if it is clear of everything and planned by default;
 *     null: none does
 */
public record Routing(List<ApprovalFunction> always, BigDecimal straightThroughMaxTcv) {}
