/** Gauges whose value costs a query, read at most every few seconds. */
@NamedInterface("metrics")
package org.dealdesk.platform.metrics;

import org.springframework.modulith.NamedInterface;
