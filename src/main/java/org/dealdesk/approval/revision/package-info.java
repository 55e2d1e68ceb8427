/** What holds between two revisions of a deal: what got better since a rejection, and how far an approval reaches. */
package org.dealdesk.approval.revision;
