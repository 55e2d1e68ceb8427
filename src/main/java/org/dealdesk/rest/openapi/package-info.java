/**
 * The description of the API. It is written by people, in {@code src/main/resources/openapi}, since controllers read their bodies
 * strictly by hand and their types would say little; tests hold it against the controllers and against real answers. Read {@code
 * ApiDescription} first.
 */
package org.dealdesk.rest.openapi;
