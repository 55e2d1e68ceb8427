/**
 * Policy versions from draft to activation, and the version in force on a day. Start reading at {@link
 * org.dealdesk.policy.life.Policies}.
 */
@NamedInterface("life")
package org.dealdesk.policy.life;

import org.springframework.modulith.NamedInterface;
