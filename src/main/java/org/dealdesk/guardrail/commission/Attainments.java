package org.dealdesk.guardrail.commission;

import java.math.BigDecimal;

/** What people have won before under plans with tiers. */
@FunctionalInterface
public interface Attainments {

    /** Won by no one so far. */
    Attainments NONE = (person, plan) -> BigDecimal.ZERO;

    /**
     * The sum of the person's shares under plans of that id in deals won earlier in the same commission year, in the policy's
     * currency, exact.
     */
    BigDecimal of(String person, String plan);
}
