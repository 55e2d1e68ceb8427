package org.dealdesk.notification.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses of the public Internet from those inside a network: a webhook must not be a way to look around in there. What is
 * neither known to be public is taken for private (IANA's special-purpose registries, RFC 6890).
 */
final class PublicAddress {

    private static final List<Range> NOT_PUBLIC = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("192.168.0.0", 16),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 4),
            Range.of("240.0.0.0", 4),
            Range.of("2001::", 23),
            Range.of("2001:db8::", 32),
            Range.of("2002::", 16),
            Range.of("3fff::", 20));

    /** All that is given out of IPv6 so far; what lies outside is local, mapped, translated or for many. */
    private static final Range GLOBAL_UNICAST = Range.of("2000::", 3);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (address instanceof Inet4Address || GLOBAL_UNICAST.holds(bytes))
                && NOT_PUBLIC.stream().noneMatch(range -> range.holds(bytes));
    }

    private static final class Range {

        private final byte[] start;
        private final int bits;

        private Range(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        /** {@code start} is a literal, so nothing is looked up. */
        static Range of(String start, int bits) {
            try {
                return new Range(InetAddress.getByName(start).getAddress(), bits);
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
