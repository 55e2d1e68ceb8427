/**
 * The description of the API. It is one standard OpenAPI document, {@code src/main/resources/openapi.yaml}, written by hand, since
 * controllers read their bodies strictly and their types would say little. Tests compare it with the controllers, with the values that
 * the code knows and with real answers. Read {@code ApiDocument} first.
 */
package org.dealdesk.rest.openapi;
