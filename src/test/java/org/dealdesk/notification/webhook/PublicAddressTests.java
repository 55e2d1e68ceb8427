package org.dealdesk.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.dealdesk.notification.outbox.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be posted to. All are literals: nothing is looked up. */
class PublicAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "2606:4700::1"
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
                "ff02::1"
            })
    void refusesWhatIsNot(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
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
        WebhookHttpClient post = new WebhookHttpClient(names);
        names.resolve("moving.example");
        moved[0] = true;

        try {
            assertThat(post.send("https://moving.example/", Map.of(), "{}"))
                    .isEqualTo(Subscriber.Answer.failed(
                            null, "moving.example is or resolves to an address that is not public"));
        } finally {
            post.destroy();
        }
    }
}
