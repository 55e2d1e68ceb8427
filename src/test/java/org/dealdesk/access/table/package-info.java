/** The table of who may make which call, and the tests that hold it. Read {@code src/test/resources/access.yaml} first. */
package org.dealdesk.access.table;
