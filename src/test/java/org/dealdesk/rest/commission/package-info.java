/** What finance does with commissions, over REST. */
package org.dealdesk.rest.commission;
