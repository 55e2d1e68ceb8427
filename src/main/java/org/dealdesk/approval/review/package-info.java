/** Reviews, decisions, votes and rounds, with their tables. Start reading at {@link org.dealdesk.approval.review.Review}. */
@NamedInterface("review")
package org.dealdesk.approval.review;

import org.springframework.modulith.NamedInterface;
