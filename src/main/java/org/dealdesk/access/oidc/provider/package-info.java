/**
 * The identity provider as a server: its document, its keys, and what it has signed. Start reading at {@link
 * org.dealdesk.access.oidc.provider.Provider}.
 */
@NamedInterface("oidc-provider")
package org.dealdesk.access.oidc.provider;

import org.springframework.modulith.NamedInterface;
