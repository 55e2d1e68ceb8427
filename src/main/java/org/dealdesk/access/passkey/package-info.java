/**
 * Passkeys of local accounts: how they are added and removed, how they sign a person in, and whether a password suffices without one.
 * Spring Security's WebAuthn makes and checks them. Start reading at {@link org.dealdesk.access.passkey.Passkeys}, then {@link
 * org.dealdesk.access.passkey.PasskeySignIn}.
 */
@NamedInterface("passkey")
package org.dealdesk.access.passkey;

import org.springframework.modulith.NamedInterface;
