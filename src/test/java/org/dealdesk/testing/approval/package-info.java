/** Deals with revisions and reviews for tests that run without Spring and without a database. */
package org.dealdesk.testing.approval;
