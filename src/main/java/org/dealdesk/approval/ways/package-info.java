/** Ways to yes that were searched before. */
package org.dealdesk.approval.ways;
