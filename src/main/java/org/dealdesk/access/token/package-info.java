/**
 * Access tokens: a person or a program calls REST with them, with some of the roles that they hold. Start reading at {@code
 * TokenAdministration}, who makes and revokes them, and {@code TokenSignIn}, which takes them.
 */
@NamedInterface("token")
package org.dealdesk.access.token;

import org.springframework.modulith.NamedInterface;
