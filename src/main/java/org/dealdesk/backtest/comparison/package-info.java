/**
 * Assesses deals under two policy versions and adds up what differs. Start reading at {@code ComparisonRun}; {@code
 * BacktestTotals} holds the sums.
 */
@NamedInterface("comparison")
package org.dealdesk.backtest.comparison;

import org.springframework.modulith.NamedInterface;
