package org.dealdesk.policy;

/** How a SKU is sold: by the hour, as a package, or by the month. */
public enum SkuKind {
    TIME_AND_MATERIALS,
    FIXED_FEE,
    SUBSCRIPTION;

    public boolean isOneTime() {
        return this != SUBSCRIPTION;
    }
}
