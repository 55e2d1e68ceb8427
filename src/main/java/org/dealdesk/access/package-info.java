/**
 * How people and programs come in, other than by the trial's accounts. Local accounts: passwords ({@code access.account}), links that let a
 * person set one ({@code access.link}) and the first administrator ({@code access.setup}). An identity provider: {@code access.oidc}. Programs:
 * {@code access.token}. Sessions are
 * in {@code access.session}, and each step is on record ({@code access.record}). What waits in a browser meanwhile is sealed by {@code
 * access.cookie}. The filters that ask for a sign-in are in {@code platform.security} and {@code desk.signin}. Start reading at {@link
 * org.dealdesk.access.account.SignInWays}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: background",
            "platform :: input",
            "platform :: json",
            "platform :: people",
            "platform :: problem",
            "platform :: security",
            "platform :: security-bearer",
            "platform :: security-brake",
            "platform :: security-calls",
            "platform :: text",
            "platform :: tx",
            "platform :: web",
            "approval",
            "approval :: authority",
            "approval :: eligibility",
            "history",
            "policy :: life",
        })
package org.dealdesk.access;

import org.springframework.modulith.ApplicationModule;
