/** People at the product's doors: at the REST API, at the pages, in a real browser, and what they do in a word each. */
package org.dealdesk.testing.people;
