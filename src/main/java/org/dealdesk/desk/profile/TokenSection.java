package org.dealdesk.desk.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.dealdesk.access.token.AccessToken;
import org.dealdesk.access.token.TokenAdministration;
import org.dealdesk.desk.Viewer;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.life.Policies;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The viewer's access tokens, but for those that were revoked. */
@Component
@Order(9)
class TokenSection implements ProfileSection {

    private static final int MOST = 200;

    private final TokenAdministration tokens;
    private final Policies policies;

    TokenSection(TokenAdministration tokens, Policies policies) {
        this.tokens = tokens;
        this.policies = policies;
    }

    /** A token as it is listed; {@code lastUse} is null where it was not used yet. */
    record Row(
            String id, String name, Set<Role> roles, Viewer.Moment expires, boolean expired, Viewer.Moment lastUse) {}

    @Override
    public String fragment() {
        return "profile-tokens :: tokens";
    }

    @Override
    public List<Row> model(Viewer viewer, HttpServletRequest request) {
        return tokens.page(viewer.caller(), null, "", MOST).stream()
                .filter(token -> token.state().revokedAt() == null)
                .map(token -> row(token, viewer))
                .toList();
    }

    private Row row(AccessToken token, Viewer viewer) {
        return new Row(
                token.id(),
                token.name(),
                token.roles(),
                Viewer.day(token.expiresOn()),
                token.expiresOn().isBefore(policies.today()),
                token.state().lastUsedAt() == null
                        ? null
                        : viewer.moment(token.state().lastUsedAt()));
    }
}
