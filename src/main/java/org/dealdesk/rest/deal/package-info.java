/**
 * REST calls for deals: drafts, submission, lists, comparisons, comments. Start reading at {@code DealController}; {@code
 * DealAnswers} holds the shapes of answers.
 */
package org.dealdesk.rest.deal;
