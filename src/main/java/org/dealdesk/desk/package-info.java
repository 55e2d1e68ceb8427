/**
 * The Desk: the pages where reps follow their deals and approvers decide (docs/desk.md). A door beside {@code rest}: the same use
 * cases, no table, no rule. Start with {@code DeskSecurity}, then {@code InboxPages} and {@code DealPages}; {@code PolicyPages},
 * {@code ComparePages} and {@code BacktestPages} show what deals are held against. Every page works without JavaScript.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "history",
            "deal",
            "deal :: csv",
            "policy",
            "guardrail",
            "guardrail :: price",
            "commission",
            "approval",
            "approval :: view",
            "approval :: carried-approvals",
            "backtest",
            "notification",
        })
package org.dealdesk.desk;

import org.springframework.modulith.ApplicationModule;
