/**
 * Derives each figure and finding of an assessment step by step, for a reader with a calculator. Start reading at {@link
 * org.dealdesk.guardrail.derivation.Derivation}.
 */
@NamedInterface("derivation")
package org.dealdesk.guardrail.derivation;

import org.springframework.modulith.NamedInterface;
