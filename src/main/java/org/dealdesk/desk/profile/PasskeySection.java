package org.dealdesk.desk.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.passkey.Passkey;
import org.dealdesk.access.passkey.PasskeyAddress;
import org.dealdesk.access.passkey.Passkeys;
import org.dealdesk.desk.Viewer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The viewer's passkeys. */
@Component
@Order(7)
class PasskeySection implements ProfileSection {

    private final Passkeys passkeys;
    private final PasskeyAddress address;
    private final SignInWays ways;
    private final ProviderLinks links;

    PasskeySection(Passkeys passkeys, PasskeyAddress address, SignInWays ways, ProviderLinks links) {
        this.passkeys = passkeys;
        this.address = address;
        this.ways = ways;
        this.links = links;
    }

    /**
     * What the fragment shows.
     *
     * @param here whether the browser has passkeys at the address of the page
     * @param full whether there are as many as there can be
     */
    record Shown(boolean here, boolean full, List<Row> rows) {}

    /** A passkey as it is listed; {@code lastUse} is null where it was not used yet. */
    record Row(String id, String name, Viewer.Moment added, Viewer.Moment lastUse) {}

    @Override
    public String fragment() {
        return "profile-passkeys :: passkeys";
    }

    @Override
    public Shown model(Viewer viewer, HttpServletRequest request) {
        if (!ways.hasAccounts() || links.isLinked(viewer.caller().id())) {
            return null;
        }
        List<Passkey> all = passkeys.of(viewer.caller());
        return new Shown(
                passkeys.areOn() && address.isFit(request),
                all.size() >= Passkeys.MOST,
                all.stream().map(passkey -> row(passkey, viewer)).toList());
    }

    private static Row row(Passkey passkey, Viewer viewer) {
        return new Row(
                passkey.id(),
                passkey.name(),
                viewer.moment(passkey.added()),
                passkey.lastUsed() == null ? null : viewer.moment(passkey.lastUsed()));
    }
}
