/**
 * Reads deals, reviews and waiting times for those who may see them. Start reading at {@link org.dealdesk.approval.view.DealViews}
 * and {@link org.dealdesk.approval.view.TaskList}.
 */
@NamedInterface("view")
package org.dealdesk.approval.view;

import org.springframework.modulith.NamedInterface;
