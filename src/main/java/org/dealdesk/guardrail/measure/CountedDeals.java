package org.dealdesk.guardrail.measure;

import java.math.BigDecimal;
import java.util.List;

/**
 * The other deals that a measure of the customer counted: this customer's by number, those of others only as a count.
 *
 * @param sum TCV of this customer's
 * @param overallSum TCV of everyone's; null where only this customer's are asked for
 */
public record CountedDeals(List<String> numbers, int others, BigDecimal sum, BigDecimal overallSum) {}
