/** The form in which a rep writes a deal. Start reading at {@code DealFormPages}. */
package org.dealdesk.desk.dealform;
