/**
 * Checks a policy document for rules that cannot work or are probably not meant. Start reading at {@link
 * org.dealdesk.policy.lint.PolicyLint}.
 */
@NamedInterface("lint")
package org.dealdesk.policy.lint;

import org.springframework.modulith.NamedInterface;
