/** The rules of the house, tested. */
package org.dealdesk.architecture;
