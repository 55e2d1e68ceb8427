/**
 * The golden sequences of commissions, played without Spring on a model in memory that uses the product's own rules. Start reading at
 * {@link org.dealdesk.commission.cases.CommissionCasesTests}.
 */
package org.dealdesk.commission.cases;
