package io.github.smartfolio.saxo;

/** What Saxo calls an instrument: the pair, because one Uic may be several kinds of thing. */
record InstrumentKey(long uic, String assetType) {

    static InstrumentKey from(Entry entry) {
        return new InstrumentKey(uic(entry), entry.neededText("AssetType"));
    }

    private static long uic(Entry entry) {
        try {
            return entry.neededNumber("Uic").longValueExact();
        } catch (ArithmeticException e) {
            throw entry.unreadable("Uic");
        }
    }

    /** {@code 211:Stock}. */
    @Override
    public String toString() {
        return uic + ":" + assetType;
    }
}
