/**
 * Calls with a token instead of a password. {@code BearerTokens} is implemented once for each kind of token; {@code BearerSignIn} asks
 * them.
 */
@NamedInterface("security-bearer")
package org.dealdesk.platform.security.bearer;

import org.springframework.modulith.NamedInterface;
