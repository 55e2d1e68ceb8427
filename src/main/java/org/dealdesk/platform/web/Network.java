package org.dealdesk.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as one caller can be told from another by it. */
public final class Network {

    private static final int IPV6 = 16;
    private static final int PREFIX = 8;

    private Network() {}

    /** An IPv4 address as it is; of an IPv6 address the first 64 bits, since one customer has all of the others. */
    public static String of(String address) {
        // Only literals: a name is not looked up.
        if (address == null || !address.contains(":")) {
            return String.valueOf(address);
        }
        try {
            byte[] bytes =
                    InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
            return bytes.length == IPV6
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX)) + "/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException nonsense) {
            return address;
        }
    }
}
