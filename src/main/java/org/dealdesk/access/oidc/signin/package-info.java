/**
 * How people sign in at the identity provider: sent there, taken back, and found in the directory. Start reading at {@code ProviderSignIn}.
 */
@NamedInterface("oidc-signin")
package org.dealdesk.access.oidc.signin;

import org.springframework.modulith.NamedInterface;
