package io.github.smartfolio.testkit;

/** A subclass of a contract left out what it has to supply or to decline. */
final class NotSupplied extends AssertionError {

    private static final long serialVersionUID = 1L;

    NotSupplied(String supplier, String declining) {
        super("Supply " + supplier + ", or decline it: " + declining);
    }
}
