/** What tests share: databases to run on, and counting what they are asked. */
package org.dealdesk.testing;
