/** Whether the documents tell the truth. */
package org.dealdesk.docs;
