/** What happens when time runs out: expiry of approvals, reminders and escalations of reviews. Start reading at {@code ExpireDeals}. */
@NamedInterface("deadline")
package org.dealdesk.approval.deadline;

import org.springframework.modulith.NamedInterface;
