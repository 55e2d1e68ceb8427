package org.dealdesk.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.dealdesk.notification.outbox.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be posted to. All are literals: no name is looked up. */
class PublicAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "2606:4700::1",
                "192.0.1.0",
                "192.0.3.0",
                "198.17.255.255",
                "198.20.0.0",
                "203.0.112.255",
                "223.255.255.255",
                "2001:200::1",
                "2001:db7::1",
                "3ffe:ffff::1",
                "::ffff:8.8.8.8"
            })
    void takesWhatIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                // IPv4-mapped IPv6
                "::ffff:192.168.0.1",
                "::ffff:a9fe:a9fe",
                "::ffff:0:10.0.0.1",
                // NAT64, of private and of public addresses
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::10.0.0.1",
                "64:ff9b:1:ffff:ffff:ffff:8.8.8.8",
                // 6to4 of 10.0.0.1, 192.168.1.1, 169.254.169.254 and 8.8.8.8
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "2002:a9fe:a9fe::1",
                "2002:808:808::1",
                // Teredo, ORCHID
                "2001::7f00:1",
                "2001:20::1",
                // Unspecified
                "0:0:0:0:0:0:0:0",
                "0.255.255.255",
                // Documentation
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.255",
                "2001:db8::1",
                "2001:db8:ffff:ffff::1",
                "3fff:fff:ffff::1",
                // Discard-only, SRv6, former 6bone relay
                "100::1",
                "5f00::1",
                "192.88.99.1"
            })
    void refusesWhatIsNot(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    /** Java turns a mapped address into one of IPv4 unless it is given a zone. */
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "8.8.8.8"})
    void refusesMappedAddressesThatAreStillIpv6(String address) throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        System.arraycopy(InetAddress.getByName(address).getAddress(), 0, mapped, 12, 4);

        assertThat(PublicAddress.is(Inet6Address.getByAddress(null, mapped, 0))).isFalse();
    }

    @Test
    void looksAtTheAddressWithoutItsZone() throws UnknownHostException {
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
        byte[] global = InetAddress.getByName("2606:4700::1").getAddress();

        assertThat(PublicAddress.is(Inet6Address.getByAddress(null, linkLocal, 7)))
                .isFalse();
        assertThat(PublicAddress.is(Inet6Address.getByAddress(null, global, 7))).isTrue();
    }

    @Test
    void refusesANameOfWhichOneAddressIsInside() {
        CheckedNames names = new CheckedNames(
                false, host -> new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")});

        assertThatThrownBy(() -> names.resolve("two.example")).isInstanceOf(CheckedNames.PrivateAddress.class);
    }

    @Test
    void looksAgainWithEveryConnection() throws Exception {
        boolean[] moved = {false};
        CheckedNames names = new CheckedNames(
                false, host -> new InetAddress[] {InetAddress.getByName(moved[0] ? "127.0.0.1" : "8.8.8.8")});
        WebhookHttpClient client = new WebhookHttpClient(names);
        names.resolve("moving.example");
        moved[0] = true;

        try {
            assertThat(client.send("https://moving.example/", Map.of(), "{}"))
                    .isEqualTo(Subscriber.Answer.failed(
                            null, "moving.example is or resolves to an address that is not public"));
        } finally {
            client.destroy();
        }
    }
}
