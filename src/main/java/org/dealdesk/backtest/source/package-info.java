/**
 * Where a back-test's deals come from: an uploaded set, as CSV or as one JSON document a line. Start reading at {@code Upload}.
 */
@NamedInterface("source")
package org.dealdesk.backtest.source;

import org.springframework.modulith.NamedInterface;
