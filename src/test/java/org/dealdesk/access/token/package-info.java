/** Tests of access tokens. */
package org.dealdesk.access.token;
