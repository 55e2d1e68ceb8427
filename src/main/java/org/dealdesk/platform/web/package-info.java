/** What every HTTP request has in common: addresses, origins, paging, cursors and entity tags. */
@NamedInterface("web")
package org.dealdesk.platform.web;

import org.springframework.modulith.NamedInterface;
