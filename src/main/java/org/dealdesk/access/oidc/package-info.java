/**
 * OpenID Connect: people sign in at the identity provider of their company. {@link org.dealdesk.access.oidc.OidcSettings} is what an operator
 * sets, {@link org.dealdesk.access.oidc.Identities} which account of the provider is which person. {@code access.oidc.signin} is the way in.
 */
@NamedInterface("oidc")
package org.dealdesk.access.oidc;

import org.springframework.modulith.NamedInterface;
