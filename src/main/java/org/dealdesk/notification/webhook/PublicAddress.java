package org.dealdesk.notification.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Tells addresses of the public Internet from those inside a network, which webhooks must not reach. An address is public only if it is
 * known to be (IANA's special-purpose registries, RFC 6890).
 */
final class PublicAddress {

    private static final List<IpAddressMatcher> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(IpAddressMatcher::new)
            .toList();

    /** All unicast addresses of IPv6 that are assigned so far; those outside are local, mapped, translated or multicast. */
    private static final IpAddressMatcher GLOBAL_UNICAST = new IpAddressMatcher("2000::/3");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        String literal = withoutZone(address.getHostAddress());
        return (address instanceof Inet4Address || GLOBAL_UNICAST.matches(literal))
                && NOT_PUBLIC.stream().noneMatch(range -> range.matches(literal));
    }

    /** A zone names an interface of this host; it is no part of the address. */
    private static String withoutZone(String literal) {
        int zone = literal.indexOf('%');
        return zone < 0 ? literal : literal.substring(0, zone);
    }
}
