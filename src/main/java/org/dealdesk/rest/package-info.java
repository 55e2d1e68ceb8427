/**
 * The REST API (docs/openapi.json): controllers translate between JSON and the use cases and hold no rules. Read {@code
 * DealController} and {@code RestCommands} first; the {@code …Answer} records are the shapes that leave.
 */
@ApplicationModule(
        allowedDependencies = {
            "access :: token",
            "money",
            "platform :: input",
            "platform :: json",
            "platform :: people",
            "platform :: problem",
            "platform :: security",
            "platform :: web",
            "history",
            "deal",
            "deal :: csv",
            "policy",
            "policy :: life",
            "policy :: lint",
            "guardrail :: authority",
            "guardrail :: gate",
            "commission",
            "commission :: ledger",
            "commission :: posting",
            "command",
            "access :: account",
            "access :: oidc",
            "access :: passkey",
            "access :: session",
            "approval",
            "approval :: advice",
            "approval :: authority",
            "approval :: eligibility",
            "approval :: redaction",
            "approval :: review",
            "approval :: view",
            "approval :: ways",
            "approval :: work",
            "backtest",
            "backtest :: comparison",
            "backtest :: source",
            "notification :: outbox",
            "notification :: recipient",
            "notification :: webhook",
        })
package org.dealdesk.rest;

import org.springframework.modulith.ApplicationModule;
