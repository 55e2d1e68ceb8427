/** Identity providers for tests, and a browser that goes from one site to another. */
package org.dealdesk.testing.provider;
