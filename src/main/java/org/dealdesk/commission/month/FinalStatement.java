package org.dealdesk.commission.month;

import java.time.YearMonth;
import org.dealdesk.commission.statement.Balances;

/** A statement as it is stored when its month closes. */
record FinalStatement(String person, YearMonth month, int format, String document, String sha256, Balances closing) {}
