/** Pages of advice: asking about a review, answering, and what the viewer is asked. */
package org.dealdesk.desk.advice;
