/**
 * Rows that a use case inserts and updates, gathered and sent together. Start reading at {@link org.dealdesk.platform.rows.RowChanges}.
 */
@NamedInterface("rows")
package org.dealdesk.platform.rows;

import org.springframework.modulith.NamedInterface;
