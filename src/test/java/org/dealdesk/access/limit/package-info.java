/** Tests of limits on calls. */
package org.dealdesk.access.limit;
