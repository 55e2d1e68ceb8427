/**
 * The page of one deal with all that can be done on it: decide, comment, share the work, recall, close. Start reading at {@code
 * DealPages}.
 */
package org.dealdesk.desk.dealpage;
