/**
 * The Desk: the pages where reps follow their deals and approvers decide (docs/desk.md). An entry point like {@code rest}: the same use
 * cases, no table, no rule. Start with {@code DeskSecurity}, then {@code InboxPages} and {@code DealPages}; {@code PolicyPages},
 * {@code ComparePages} and {@code BacktestPages} show what deals are held against. Every page works without JavaScript.
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
            "platform :: security-brake",
            "platform :: text",
            "platform :: web",
            "history",
            "deal",
            "deal :: csv",
            "policy",
            "policy :: difference",
            "policy :: draft",
            "policy :: life",
            "policy :: lint",
            "guardrail :: gate",
            "guardrail :: price",
            "guardrail",
            "commission",
            "commission :: ledger",
            "command",
            "access :: oidc",
            "access :: oidc-provider",
            "access :: oidc-signin",
            "access :: account",
            "access :: link",
            "access :: oidc-signout",
            "access :: session",
            "access :: setup",
            "approval",
            "approval :: carried-approvals",
            "approval :: eligibility",
            "approval :: redaction",
            "approval :: review",
            "approval :: view",
            "approval :: ways",
            "approval :: work",
            "backtest",
            "backtest :: comparison",
            "notification :: recipient",
        })
package org.dealdesk.desk;

import org.springframework.modulith.ApplicationModule;
