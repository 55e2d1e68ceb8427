/** Policies, deals and files to test with. */
package org.dealdesk.testing.data;
