/** REST calls for people, webhooks, notification settings and the commission ledger. */
package org.dealdesk.rest.admin;
