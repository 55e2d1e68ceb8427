/**
 * Deals in CSV files, as people's programs write them: any of the usual delimiters and encodings, names of columns in any case. Read
 * {@link org.dealdesk.deal.csv.CsvFile} first. A deal is read whole or is faulty whole.
 */
@NamedInterface("csv")
package org.dealdesk.deal.csv;

import org.springframework.modulith.NamedInterface;
