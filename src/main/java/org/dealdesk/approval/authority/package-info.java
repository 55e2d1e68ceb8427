/**
 * Who decides up to which limits: the authority of people as it is kept, changed and recorded. Start reading at {@link
 * org.dealdesk.approval.authority.AuthorityAdministration}; {@link org.dealdesk.guardrail.authority.Limits} says what a limit means.
 */
@NamedInterface("authority")
package org.dealdesk.approval.authority;

import org.springframework.modulith.NamedInterface;
