/**
 * Deals in CSV files, as people's programs write them: any of the usual delimiters and encodings, names of columns in any case. Start
 * reading at {@link org.dealdesk.deal.csv.CsvDeals}. A deal is read whole or is faulty whole.
 */
@NamedInterface("csv")
package org.dealdesk.deal.csv;

import org.springframework.modulith.NamedInterface;
