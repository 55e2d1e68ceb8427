/** Pages of policy versions and their comparison. Start reading at {@code PolicyPages}. */
package org.dealdesk.desk.policy;
