/**
 * Reads a policy document from YAML or JSON and names every fault with its place. Start reading at {@link
 * org.dealdesk.policy.reader.PolicyReader}.
 */
@NamedInterface("reader")
package org.dealdesk.policy.reader;

import org.springframework.modulith.NamedInterface;
