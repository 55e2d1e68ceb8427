/**
 * What people keep for themselves: name, password, sessions. Another section is a bean that implements {@code ProfileSection}. Start reading at
 * {@code ProfilePages}.
 */
package org.dealdesk.desk.profile;
