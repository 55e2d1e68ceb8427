package org.dealdesk.approval.offender;

import org.dealdesk.rest.offender.NeedsTheUseCase;

/** Planted: a package below depends on the one above. */
public record NeedsTheDoor(NeedsTheUseCase door) {}
