/**
 * Deals out of a CSV file: {@link org.dealdesk.desk.dealimport.ImportPages} looks at every deal first, then takes what is good, in
 * slices of one request each.
 */
package org.dealdesk.desk.dealimport;
