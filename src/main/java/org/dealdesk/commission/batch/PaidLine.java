package org.dealdesk.commission.batch;

import java.math.BigDecimal;

/**
 * What a batch pays a person.
 *
 * @param name of the person, as the directory has it now
 * @param returned whether the payment came back
 */
public record PaidLine(String person, String name, BigDecimal amount, boolean returned) {}
