/**
 * What an assessment costs, beside the same tiers in two general rule engines. Read {@code AssessmentBenchmark}; {@code DmnTables}
 * and {@code DroolsRules} hold the policy's guardrails in the words of those engines.
 */
package org.dealdesk.bench.rules;
