/** Compares two policy versions. Start reading at {@link org.dealdesk.policy.difference.PolicyDifference}. */
@NamedInterface("difference")
package org.dealdesk.policy.difference;

import org.springframework.modulith.NamedInterface;
