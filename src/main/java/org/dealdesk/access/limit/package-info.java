/**
 * How many calls a person, a program and an anonymous address make in a minute. {@code CallBuckets} counts, {@code CallCosts} says what
 * counts more than once.
 */
package org.dealdesk.access.limit;
