package io.github.smartfolio.ledger;

/** Where a cost basis comes from; the earlier wins over the later where there are several. */
public enum CostOrigin {
    /** The user said so. */
    ENTERED,
    /** It follows from transactions. */
    COMPUTED,
    /** The broker or exchange said so, and nothing here can check it. */
    REPORTED,
    /** Nobody knows: no profit follows from it. */
    UNKNOWN;

    /** Of units held together: as sure as the least sure of them. */
    CostOrigin and(CostOrigin other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
