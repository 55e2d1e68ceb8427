/** What pages show of a deal: lists, figures, findings, route, history. Start reading at {@code DealScreens}. */
package org.dealdesk.desk.deal;
