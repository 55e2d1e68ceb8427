package org.dealdesk.testing.product;

import java.util.List;
import org.dealdesk.approval.view.KnownRecords;
import org.dealdesk.integrity.InvariantResult;

/** What every test that changes something ends with: whatever happened, what is stored is sound. */
public final class Invariants {

    private Invariants() {}

    /** Fails naming every offender. */
    public static void mustHold(Product product) {
        List<InvariantResult> broken = product.bean(org.dealdesk.integrity.Invariants.class).all().stream()
                .filter(verdict -> !verdict.isKept())
                .toList();
        KnownRecords.mustBeListed(product);
        if (!broken.isEmpty()) {
            StringBuilder message = new StringBuilder("broken:");
            broken.forEach(verdict -> message.append(
                    "\n%s (%d): %s".formatted(verdict.id(), verdict.violations(), String.join("; ", verdict.first()))));
            throw new AssertionError(message.toString());
        }
    }
}
