package org.dealdesk.notification.webhook;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.dealdesk.notification.outbox.Subscriber;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to addresses chosen by others: to public ones only, following no redirect, keeping no cookie, reading no more of
 * the answer than its status, and for twenty seconds at most.
 */
@Component
class WebhookHttpClient implements DisposableBean {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int LONGEST_SECONDS = 20;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-alarm");
        thread.setDaemon(true);
        return thread;
    });

    WebhookHttpClient(CheckedNames names) {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(connections)
                        .setMaxConnTotal(WebhookDeliveryJob.MOST_AT_ONCE)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Dealdesk")
                .build();
    }

    /** One attempt. */
    Subscriber.Answer send(String url, Map<String, String> headers, String body) {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.create(OutgoingEvent.CONTENT_TYPE, "UTF-8")));
        ScheduledFuture<?> hangUp = alarm.schedule(request::cancel, LONGEST_SECONDS, TimeUnit.SECONDS);
        // Closed without reading on: a long answer is not our problem.
        try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
            return answer(response.getCode());
        } catch (CheckedNames.PrivateAddress refused) {
            return Subscriber.Answer.failed(null, refused.getMessage());
        } catch (UnknownHostException unknown) {
            return Subscriber.Answer.none("the host cannot be found");
        } catch (IOException failed) {
            return Subscriber.Answer.none("no answer: " + failed.getClass().getSimpleName());
        } finally {
            hangUp.cancel(false);
        }
    }

    private static Subscriber.Answer answer(int status) {
        if (status >= 200 && status < 300) {
            return Subscriber.Answer.arrived(status);
        }
        boolean redirect = status >= 300 && status < 400;
        return Subscriber.Answer.failed(
                status, "answered " + status + (redirect ? "; redirects are not followed" : ""));
    }

    @Override
    public void destroy() throws IOException {
        alarm.shutdownNow();
        client.close();
    }
}
