/** REST calls for policy versions, their life, and back-tests. */
package org.dealdesk.rest.policy;
