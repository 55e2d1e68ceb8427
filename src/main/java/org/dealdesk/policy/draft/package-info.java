/**
 * Policy documents that are being written: working copies, which may have any fault, and how a change is put into the text of one. Start
 * reading at {@link org.dealdesk.policy.draft.WorkingCopies}. A working copy becomes a version when its owner asks for approval.
 */
@NamedInterface("draft")
package org.dealdesk.policy.draft;

import org.springframework.modulith.NamedInterface;
