package org.dealdesk.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * The proxies in front of the product, as networks in CIDR, where the operator names them in {@value #PROPERTY}. What a request says of
 * where it comes from counts only if one of them has sent it.
 */
@Component
final class TrustedProxies {

    static final String PROPERTY = "dealdesk.trusted-proxies";
    private static final String STRATEGY = "server.forward-headers-strategy";

    private final List<IpAddressMatcher> networks = new ArrayList<>();

    TrustedProxies(
            @Value("${" + PROPERTY + ":}") List<String> given, @Value("${" + STRATEGY + ":none}") String strategy) {
        List<String> faults = new ArrayList<>();
        given.stream().map(String::strip).filter(text -> !text.isEmpty()).forEach(text -> add(text, faults));
        if (!strategy.equalsIgnoreCase("none")) {
            faults.add(STRATEGY + " must be left out: " + PROPERTY + " names the proxies that are believed");
        }
        if (!faults.isEmpty()) {
            throw new Misconfigured(String.join("; ", faults));
        }
    }

    /** Told to the operator by {@link TrustedProxiesAnalyzer}: everything that is wrong, at once. */
    static final class Misconfigured extends RuntimeException {
        Misconfigured(String faults) {
            super(faults);
        }
    }

    private void add(String text, List<String> faults) {
        try {
            if (!IpAddress.isOne(text.replaceFirst("/[0-9]{1,3}$", ""))) {
                throw new IllegalArgumentException("A name would be looked up");
            }
            networks.add(new IpAddressMatcher(text));
        } catch (IllegalArgumentException unusable) {
            faults.add(PROPERTY + " names " + text + ", which is no address or network such as 10.0.0.0/8 or ::1");
        }
    }

    boolean include(String address) {
        return IpAddress.isOne(address) && networks.stream().anyMatch(network -> network.matches(address));
    }

    /**
     * Where a request comes from.
     *
     * @param peer who has sent it to this server
     * @param forwarded what {@code X-Forwarded-For} says, the nearest last
     */
    String client(String peer, List<String> forwarded) {
        String nearest = peer;
        for (int index = forwarded.size() - 1; index >= 0 && include(nearest); index--) {
            String next = IpAddress.withoutPort(forwarded.get(index).strip());
            if (!IpAddress.isOne(next)) {
                return nearest;
            }
            nearest = next;
        }
        return nearest;
    }
}
