/**
 * The REST door (docs/openapi.json): controllers translate between JSON and the use cases and decide nothing. Read {@code
 * DealController} and {@code Changes} first; the {@code …Answer} records are the shapes that leave.
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
            "commission",
            "approval",
            "approval :: view",
            "backtest",
            "notification",
        })
package org.dealdesk.rest;

import org.springframework.modulith.ApplicationModule;
