/** Deals with revisions and reviews: in memory, for tests that run without Spring and without a database, and over REST. */
package org.dealdesk.testing.approval;
