/**
 * What readers get to see of what is stored. {@link org.dealdesk.approval.view.CostRedaction} takes out what a policy hides from sales
 * reps, and {@link org.dealdesk.approval.view.ReadHistory} is the way to a deal's records for everybody who shows them.
 */
@NamedInterface("view")
package org.dealdesk.approval.view;

import org.springframework.modulith.NamedInterface;
