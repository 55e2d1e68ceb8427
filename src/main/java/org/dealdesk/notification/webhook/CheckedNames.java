package org.dealdesk.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.dealdesk.platform.tx.SlowWork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses of a host and refuses those in private networks. The connection is made to the very address that was checked, so
 * a name that resolves differently after the check has no effect.
 */
@Component
class CheckedNames implements DnsResolver {

    private final boolean allowPrivate;
    private final Lookup lookup;

    /** Asks the system for the addresses of a name. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The host is, or has, an address inside a network. */
    static final class PrivateAddress extends UnknownHostException {

        private static final long serialVersionUID = 1;

        PrivateAddress(String host) {
            super(host + " is or resolves to an address that is not public");
        }
    }

    @Autowired
    CheckedNames(@Value("${dealdesk.webhooks.allow-private:false}") boolean allowPrivate) {
        this(allowPrivate, InetAddress::getAllByName);
    }

    CheckedNames(boolean allowPrivate, Lookup lookup) {
        this.allowPrivate = allowPrivate;
        this.lookup = lookup;
    }

    boolean allowsPrivate() {
        return allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        SlowWork.begins("lookup of a name");
        InetAddress[] addresses = lookup.of(host);
        for (InetAddress address : addresses) {
            if (!allowPrivate && !PublicAddress.is(address)) {
                throw new PrivateAddress(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
