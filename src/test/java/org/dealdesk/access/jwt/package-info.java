/** Tests of calls with JWTs. */
package org.dealdesk.access.jwt;
