/** How long is kept what was told to the outside. */
package org.dealdesk.notification.retention;
