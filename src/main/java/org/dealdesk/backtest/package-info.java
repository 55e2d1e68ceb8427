/**
 * What a version of the policy would have made of deals that are known: the stored revisions of a period, or an uploaded set. It only
 * reads; its jobs are the one thing it writes. Read {@link org.dealdesk.backtest.Backtests} first, then {@code Comparing}, which holds
 * each deal's {@code Verdict} then against the one now and adds up a {@code Tally}; {@code Revisions}, {@code JsonLines} and
 * {@code CsvSource} are where deals come from.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "platform :: background",
            "platform :: input",
            "platform :: json",
            "platform :: people",
            "platform :: problem",
            "platform :: security",
            "platform :: text",
            "platform :: tx",
            "deal",
            "deal :: csv",
            "policy",
            "policy :: life",
            "guardrail :: commission",
            "guardrail :: economics",
            "guardrail :: measure",
            "guardrail",
        })
package org.dealdesk.backtest;

import org.springframework.modulith.ApplicationModule;
