package io.github.smartfolio.cointracking;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import java.util.Optional;
import java.util.Set;

/** A coin as an instrument: its ticker to the letter is all it is known by. */
final class Coin {

    private Coin() {}

    static Instrument of(String ticker) {
        return new Instrument(
                Set.of(NativeId.of(Place.INSTITUTION, ticker)), ticker, AssetClass.CRYPTO, Optional.empty());
    }
}
