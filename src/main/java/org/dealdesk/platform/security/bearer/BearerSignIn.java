package org.dealdesk.platform.security.bearer;

import java.util.List;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Gives each token to the kind that recognizes it. */
@Component
public final class BearerSignIn implements AuthenticationManager {

    private final List<BearerTokens> kinds;

    BearerSignIn(List<BearerTokens> kinds) {
        this.kinds = kinds;
    }

    @Override
    public Authentication authenticate(Authentication sent) {
        String token = ((BearerTokenAuthenticationToken) sent).getToken();
        return kinds.stream()
                .filter(kind -> kind.recognizes(token))
                .findFirst()
                .orElseThrow(() -> RefusedBearer.unauthenticated("The bearer token is of no kind that is taken here"))
                .check(token);
    }
}
