/**
 * How the body of a request is read: how much of it, how long, and by how many at once. Start with {@code BodyLimit}, which every
 * request passes first.
 */
package org.dealdesk.platform.web.body;
