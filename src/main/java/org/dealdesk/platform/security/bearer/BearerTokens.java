package org.dealdesk.platform.security.bearer;

/** One kind of token that programs send as {@code Authorization: Bearer}. */
public interface BearerTokens {

    /** Whether a token is of this kind, by its look. */
    boolean recognizes(String token);

    /** Who calls; {@link RefusedBearer} where the token is not valid. */
    BearerAuthentication check(String token);
}
