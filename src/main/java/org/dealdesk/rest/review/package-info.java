/** REST calls for task lists, claims, decisions and delegations. Start reading at {@code TaskController}. */
package org.dealdesk.rest.review;
