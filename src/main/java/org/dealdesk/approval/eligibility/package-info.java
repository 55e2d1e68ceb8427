/**
 * Who may see a deal and who may decide a review: access, conflicts of interest, delegation. Start reading at {@link
 * org.dealdesk.approval.eligibility.EligibilitySql}.
 */
@NamedInterface("eligibility")
package org.dealdesk.approval.eligibility;

import org.springframework.modulith.NamedInterface;
