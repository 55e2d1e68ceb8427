/** What happens when time runs out: expiry of approvals, reminders and escalations of reviews. */
package org.dealdesk.approval.deadline;
