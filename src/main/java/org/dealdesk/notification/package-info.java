/**
 * Tells people and systems what happened to deals, at least once and in order for each deal and subscriber. {@code HandOut}
 * asks each kind of {@code Subscribers} who is concerned by what the history has put into the outbox; {@code Attempts} tells each
 * {@code Subscriber}, for each webhook in a worker of its own; {@link org.dealdesk.notification.outbox.Deliveries} keeps what came of it.
 * Webhooks are the subscribers that {@link
 * org.dealdesk.notification.webhook.WebhookAdministration} lets administrators register. People are written to by mail, where a server is configured:
 * {@code Concern} says who, {@code Wording} what, {@code Digests} gathers what is wanted once a day.
 */
@ApplicationModule(
        allowedDependencies = {
            "money",
            "platform",
            "platform :: background",
            "platform :: input",
            "platform :: json",
            "platform :: metrics",
            "platform :: people",
            "platform :: problem",
            "platform :: security",
            "platform :: tx",
            "platform :: web",
            "history",
            "deal",
            "policy",
            "policy :: life",
            "approval :: redaction",
            "approval :: review",
            "approval :: view",
        })
package org.dealdesk.notification;

import org.springframework.modulith.ApplicationModule;
