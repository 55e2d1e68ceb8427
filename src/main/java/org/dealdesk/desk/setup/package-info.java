/** The first administrator's form, and the page on which this administrator invites others. Start reading at {@code SetUpPages}. */
package org.dealdesk.desk.setup;
