package org.dealdesk.policy;

import java.util.List;

/**
 * A contract term that departs from the standard one.
 *
 * @param approvals whose approval it takes, sorted by name
 * @param blocked whether the policy forbids it, whoever would approve
 */
public record Term(String code, List<ApprovalFunction> approvals, boolean blocked) {}
