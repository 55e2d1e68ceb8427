/**
 * Pages of commissions: what people have earned, their statements and disputes, and the work of finance by month. Start reading at {@code
 * MyCommissionPages}, then {@code StatementPages} and {@code CommissionsPages}.
 */
package org.dealdesk.desk.commission;
