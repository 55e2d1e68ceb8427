/** Statements as documents to print or keep. Start reading at {@link org.dealdesk.commission.pdf.StatementPdf}. */
@NamedInterface("pdf")
package org.dealdesk.commission.pdf;

import org.springframework.modulith.NamedInterface;
