/**
 * Who a request is from, and which requests are refused before any use case. Start reading at {@code SecurityConfiguration}.
 */
@NamedInterface("security")
package org.dealdesk.platform.security;

import org.springframework.modulith.NamedInterface;
