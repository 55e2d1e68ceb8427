/**
 * How people and programs come in, other than by the trial's accounts: an identity provider ({@code access.oidc}) and access tokens
 * ({@code access.token}). What waits in a browser meanwhile is sealed by {@code access.cookie}. The filters that ask for a sign-in are in
 * {@code platform.security} and {@code desk.signin}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: input",
            "platform :: json",
            "platform :: people",
            "platform :: problem",
            "platform :: security",
            "platform :: security-bearer",
            "platform :: text",
            "platform :: tx",
            "platform :: web",
            "history",
            "policy :: life",
        })
package org.dealdesk.access;

import org.springframework.modulith.ApplicationModule;
