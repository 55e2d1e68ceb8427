/**
 * How sessions that began at the identity provider end: at a sign-out there too, and when the provider says so. Start reading at {@link
 * org.dealdesk.access.oidc.signout.ProviderSessions}.
 */
@NamedInterface("oidc-signout")
package org.dealdesk.access.oidc.signout;

import org.springframework.modulith.NamedInterface;
