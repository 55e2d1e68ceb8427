/**
 * Prices and costs of a working copy of the policy, pasted from a spreadsheet or out of a CSV or XLSX file. Start reading at {@code
 * RowsPages}; a preview says what each row changes before any is taken.
 */
package org.dealdesk.desk.policyimport;
