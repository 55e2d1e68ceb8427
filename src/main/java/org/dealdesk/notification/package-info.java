/**
 * Tells people and systems what happened to deals, at least once and in order for each deal and subscriber. {@link
 * org.dealdesk.notification.Dispatcher} takes what the history has put into the outbox, asks each kind of {@link
 * org.dealdesk.notification.Subscribers} who is concerned, and tells each {@link org.dealdesk.notification.Subscriber}; {@link
 * org.dealdesk.notification.Deliveries} keeps what came of it. Webhooks are the subscribers that {@link
 * org.dealdesk.notification.KeepWebhooks} lets administrators register. People are written to by mail, where a server is configured:
 * {@code Concern} says who, {@code Wording} what, {@code Digests} gathers what is wanted once a day.
 */
@ApplicationModule(
        allowedDependencies = {"money", "platform", "history", "deal", "policy", "approval", "approval :: view"})
package org.dealdesk.notification;

import org.springframework.modulith.ApplicationModule;
