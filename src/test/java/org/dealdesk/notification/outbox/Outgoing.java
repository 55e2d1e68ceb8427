package org.dealdesk.notification.outbox;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dealdesk.notification.webhook.WebhookDeliveryJob;
import org.dealdesk.platform.background.BackgroundWork;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.testing.product.Product;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Hands out what is new and delivers to every webhook, at once and to the end; in the product, threads do so over and over. */
public final class Outgoing {

    private final HandOut handOut;
    private final WebhookDeliveryJob webhooks;

    private Outgoing(HandOut handOut, WebhookDeliveryJob webhooks) {
        this.handOut = handOut;
        this.webhooks = webhooks;
    }

    /** That of the product itself. */
    public static Outgoing of(Product product) {
        return new Outgoing(product.bean(HandOut.class), product.bean(WebhookDeliveryJob.class));
    }

    /** That of a node which knows these subscribers only. */
    static Outgoing to(Subscribers listening, Product product) {
        WebhookDeliveryJob webhooks = new WebhookDeliveryJob(
                attempts(listening, product),
                product.bean(Deliveries.class),
                product.bean(BackgroundWork.class),
                product.clock());
        return new Outgoing(
                new HandOut(
                        product.bean(Deliveries.class),
                        only(listening),
                        product.bean(Transactions.class),
                        product.clock()),
                webhooks);
    }

    public static Attempts attempts(Subscribers listening, Product product) {
        return new Attempts(
                product.bean(Deliveries.class), only(listening), product.bean(Transactions.class), product.clock());
    }

    private static ObjectProvider<Subscribers> only(Subscribers listening) {
        return new StaticListableBeanFactory(Map.of("listening", listening)).getBeanProvider(Subscribers.class);
    }

    /** How many attempts were made. */
    public int dispatch() {
        handOut.run();
        int attempts = 0;
        for (Future<Integer> worker : webhooks.begin()) {
            attempts += ended(worker);
        }
        return attempts;
    }

    private static int ended(Future<Integer> worker) {
        try {
            return worker.get(120, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
