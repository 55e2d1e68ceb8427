package org.dealdesk.platform.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How cookies are called and sent. Where people reach the product over TLS, their names bind them to this host and to TLS; below a
 * context path to TLS, since a cookie for one path cannot be bound to the host.
 */
@Component
public class Cookies {

    private static final Logger log = LoggerFactory.getLogger(Cookies.class);

    private final boolean secure;
    private final String contextPath;
    private final boolean loopback;

    @Autowired
    Cookies(PublicUrl publicUrl, Environment environment) {
        this(
                publicUrl.isSecure(),
                environment.getProperty("server.servlet.context-path", ""),
                isLoopback(environment.getProperty("server.address", "")));
    }

    public Cookies(boolean secure, String contextPath, boolean loopback) {
        this.secure = secure;
        this.contextPath = contextPath;
        this.loopback = loopback;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }

    /** The whole name of a cookie that is sent to all pages. */
    public String name(String name) {
        if (!secure) {
            return name;
        }
        return (contextPath.isEmpty() ? "__Host-" : "__Secure-") + name;
    }

    /** The whole name of a cookie that is sent to some pages only. */
    public String nameBelowPath(String name) {
        return secure ? "__Secure-" + name : name;
    }

    public String path() {
        return contextPath + "/";
    }

    public boolean areSecure() {
        return secure;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        if (!secure && !loopback) {
            log.warn(
                    "Cookies and passwords are sent without TLS: put a proxy with TLS in front and set {} to its https"
                            + " address",
                    PublicUrl.PROPERTY);
        }
    }
}
