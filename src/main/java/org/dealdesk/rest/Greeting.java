package org.dealdesk.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.dealdesk.policy.life.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says, once the product is ready, where to go next. */
@Component
class Greeting {

    private static final Logger log = LoggerFactory.getLogger("org.dealdesk.Ready");

    private final Policies policies;
    private final Environment environment;

    Greeting(Policies policies, Environment environment) {
        this.policies = policies;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext server)) {
            return;
        }
        String address = environment.getProperty("server.address", "");
        String home = "http://" + (address.isEmpty() ? "localhost" : address) + ":"
                + server.getWebServer().getPort();
        log.info("Dealdesk is ready after {} s. Open {}/", seconds(event), home);
        log.info(
                "The API is {}/api/v1, to be tried at {}/swagger-ui.html; health: {}/actuator/health",
                home,
                home,
                home);
        log.info(
                "Policy in force: {}. Data: {}",
                policies.findInForce(policies.today()).orElse("none"),
                withoutOptions(environment.getProperty("spring.datasource.url", "")));
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            demo(address);
        }
    }

    private static void demo(String address) {
        log.info(
                "Demo accounts, each with the password demo: rep, salesops, finance, legal, committee, auditor, admin");
        if (!isLoopback(address)) {
            log.warn("************************************************************************");
            log.warn("The demo accounts can be reached from other machines: anyone there can sign in");
            log.warn("with a public password. Keep real deals away, or leave out profile 'demo'.");
            log.warn("************************************************************************");
        }
    }

    private static String seconds(ApplicationReadyEvent event) {
        long tenths = event.getTimeTaken() == null ? 0 : event.getTimeTaken().toMillis() / 100;
        return tenths / 10 + "." + tenths % 10;
    }

    /** Options may hold a password. */
    private static String withoutOptions(String url) {
        String plain = Arrays.stream(url.split("[;?]", 2)).findFirst().orElse("");
        return plain.contains("@") ? plain.replaceAll("//[^/@]*@", "//") : plain;
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
