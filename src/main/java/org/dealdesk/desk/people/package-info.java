/** Pages of delegations and notification settings. */
package org.dealdesk.desk.people;
