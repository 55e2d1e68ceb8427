/**
 * Tells the outside what happened to deals, at least once and in order for each deal and subscriber. {@link
 * org.dealdesk.notification.Dispatcher} takes what the history has put into the outbox and hands it to each {@link
 * org.dealdesk.notification.Subscriber}; {@link org.dealdesk.notification.Deliveries} keeps what came of it. Webhooks are the subscribers that
 * {@link org.dealdesk.notification.KeepWebhooks} lets administrators register.
 */
@ApplicationModule(allowedDependencies = {"platform", "history", "policy"})
package org.dealdesk.notification;

import org.springframework.modulith.ApplicationModule;
