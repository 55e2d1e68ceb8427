/** REST calls for links, passwords and sessions. */
package org.dealdesk.rest.access;
