/** Assessments and derivations as JSON, for answers and for storage. */
@NamedInterface("document")
package org.dealdesk.guardrail.document;

import org.springframework.modulith.NamedInterface;
