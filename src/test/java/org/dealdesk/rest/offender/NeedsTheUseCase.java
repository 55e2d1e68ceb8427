package org.dealdesk.rest.offender;

import org.dealdesk.approval.offender.NeedsTheDoor;

/** Planted: the other half of a cycle of packages. */
public record NeedsTheUseCase(NeedsTheDoor useCase) {}
