/** Databases to run on, what they are asked, and transactions without one. */
package org.dealdesk.testing.database;
