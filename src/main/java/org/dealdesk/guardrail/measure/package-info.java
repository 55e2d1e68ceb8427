/**
 * Every measure of a deal, one row each: what its value is, which numbers it is made of, and how it reads. Start reading at {@link
 * org.dealdesk.guardrail.measure.MeasureTable}. {@link org.dealdesk.guardrail.measure.CustomerQuestion} and {@link
 * org.dealdesk.guardrail.measure.CustomerInputs} are what measures of the customer need to know of other deals.
 */
@NamedInterface("measure")
package org.dealdesk.guardrail.measure;

import org.springframework.modulith.NamedInterface;
