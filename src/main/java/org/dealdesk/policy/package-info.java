/**
 * The rules in force: one immutable document per version, compiled so that an assessment only looks things up. Read {@link
 * org.dealdesk.policy.Policy} and its parts first, of which {@link org.dealdesk.policy.Guardrail} and {@link
 * org.dealdesk.policy.Measure} matter most, then {@link org.dealdesk.policy.PolicyReader}, which refuses what could not work,
 * {@link org.dealdesk.policy.PolicyLint}, which warns of what may not be meant, and {@link org.dealdesk.policy.Policies}, which knows
 * the version in force.
 */
@ApplicationModule(allowedDependencies = {"money", "platform", "history"})
package org.dealdesk.policy;

import org.springframework.modulith.ApplicationModule;
