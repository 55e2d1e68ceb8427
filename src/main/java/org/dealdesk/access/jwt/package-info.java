/**
 * Calls with a JWT that the identity provider has issued. {@code JwtSignIn} takes them, {@code JwtRules} says which are taken, {@code
 * JwtPeople} whose call it is.
 */
package org.dealdesk.access.jwt;
