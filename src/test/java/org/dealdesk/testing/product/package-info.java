/** The whole product, started for tests or as a process of its own, with its clock, its log and its invariants. */
package org.dealdesk.testing.product;
