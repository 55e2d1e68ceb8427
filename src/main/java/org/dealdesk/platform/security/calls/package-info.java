/** Where calls above a limit are refused, in every chain of filters; {@code access.limit} counts them. */
@NamedInterface("security-calls")
package org.dealdesk.platform.security.calls;

import org.springframework.modulith.NamedInterface;
