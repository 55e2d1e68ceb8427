package org.dealdesk.access.oidc.provider;

import java.net.http.HttpClient;
import java.time.Duration;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** How the provider is called: it has a few seconds, and sends the product nowhere else. */
@Configuration(proxyBeanMethods = false)
@WhenOidcIsOn
class ProviderHttp {

    static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Bean
    ClientHttpRequestFactory callsOfProvider() {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(TIMEOUT);
        return requests;
    }
}
