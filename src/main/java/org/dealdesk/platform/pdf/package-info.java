/** PDF documents from XHTML templates, in fonts that are embedded. Start reading at {@link org.dealdesk.platform.pdf.PdfPrinter}. */
@NamedInterface("pdf")
package org.dealdesk.platform.pdf;

import org.springframework.modulith.NamedInterface;
