/** Ways to reduce approvals that were searched before. */
@NamedInterface("ways")
package org.dealdesk.approval.ways;

import org.springframework.modulith.NamedInterface;
