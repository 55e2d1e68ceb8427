/**
 * The rules in force: one immutable document per version, compiled so that an assessment only looks things up. Read {@link
 * org.dealdesk.policy.Policy} and its parts first, of which {@link org.dealdesk.policy.Guardrail} and {@link
 * org.dealdesk.policy.Measure} matter most, then {@link org.dealdesk.policy.reader.PolicyReader}, which refuses what could not work,
 * {@link org.dealdesk.policy.lint.PolicyLint}, which warns of what may not be meant, and {@link org.dealdesk.policy.life.Policies}, which knows
 * the version in force.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "platform :: input",
            "platform :: json",
            "platform :: people",
            "platform :: problem",
            "platform :: security",
            "platform :: text",
            "platform :: tx",
            "history",
        })
package org.dealdesk.policy;

import org.springframework.modulith.ApplicationModule;
