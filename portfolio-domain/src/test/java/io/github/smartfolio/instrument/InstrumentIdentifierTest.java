package io.github.smartfolio.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentIdentifierTest {

    private static final Isin ISIN = Isin.of("US0378331005");

    @ParameterizedTest
    @ValueSource(
            strings = {"AAPL", "BRKb", "BRK.B", "A/B", "a~b", "~", "TICMIC~X", "700", "é€🙂", " padded ", "two words"})
    @DisplayName("a listed symbol reads back, whatever characters the market uses")
    void listedSymbolReadsBack(String symbol) {
        ListedSymbol listed = ListedSymbol.of(symbol, "XPAR");
        assertThat(listed).hasToString("TICMIC~" + symbol + "@XPAR");
        assertThat(InstrumentIdentifier.parse(listed.toString())).isEqualTo(listed);
        assertThat(ListedSymbol.parse(listed.toString())).isEqualTo(listed);
    }

    @Test
    @DisplayName("symbols keep their case")
    void symbolsKeepTheirCase() {
        assertThat(ListedSymbol.of("BRKb", "XNYS")).isNotEqualTo(ListedSymbol.of("BRKB", "XNYS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"211:Stock", "sym:ESZ6", "BTC", "a~b@c:d", "~", "@XNAS", "é€🙂"})
    @DisplayName("a native id reads back, whatever characters the institution uses")
    void nativeIdReadsBack(String value) {
        NativeId id = NativeId.of("saxo-2", value);
        assertThat(id).hasToString("saxo-2~" + value);
        assertThat(InstrumentIdentifier.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAPL",
                "~X",
                "ISIN~US0378331006",
                "ISIN~",
                "isin",
                "TICMIC~AAPL",
                "TICMIC~@XNAS",
                "TICMIC~AAPL@",
                "TICMIC~AAPL@XNA",
                "TICMIC~A@B@XNAS",
                "saxo~",
                "saxo~ ",
                "Saxo~211",
                "2saxo~211"
            })
    @DisplayName("other text is refused")
    void refusesOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> InstrumentIdentifier.parse(text));
    }

    @Test
    @DisplayName("a listed symbol is read from nothing but its own text form")
    void listedSymbolRefusesOthers() {
        assertThatIllegalArgumentException().isThrownBy(() -> ListedSymbol.parse("AAPL@XNAS"));
        assertThatIllegalArgumentException().isThrownBy(() -> ListedSymbol.of("A@B", "XNAS"));
        assertThatIllegalArgumentException().isThrownBy(() -> ListedSymbol.of(" ", "XNAS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XNAS", "360T", "BATE"})
    @DisplayName("a MIC is four capital letters or digits")
    void micHasForm(String text) {
        assertThat(Mic.hasForm(text)).isTrue();
        assertThat(Mic.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XNA", "XNASD", "xnas", "XN S", "XNÄS", "XN-S"})
    @DisplayName("other codes are no MIC")
    void othersAreNoMic(String text) {
        assertThat(Mic.hasForm(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Mic.of(text));
    }

    @Test
    @DisplayName("an ISIN is stronger than a symbol, a symbol stronger than a native id")
    void ranks() {
        assertThat(List.of(
                        ISIN.rank(),
                        ListedSymbol.of("A", "XNAS").rank(),
                        NativeId.of("acme", "1").rank()))
                .containsExactly(0, 1, 2);
    }

    @Test
    @DisplayName("an instrument needs an identifier, and has one ISIN at most")
    void instrumentNeedsIdentifiers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instrument(Set.of(), "Apple", AssetClass.STOCK, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Instrument.of(
                        "Apple", AssetClass.STOCK, Currency.getInstance("USD"), ISIN, Isin.of("DE000BASF111")));
    }

    @Test
    @DisplayName("an instrument names its ISIN, and of several symbols always the same")
    void instrumentNamesItsIdentifiers() {
        Instrument apple = Instrument.of(
                "Apple",
                AssetClass.STOCK,
                Currency.getInstance("USD"),
                NativeId.of("acme", "1"),
                ListedSymbol.of("APC", "XETR"),
                ListedSymbol.of("AAPL", "XNAS"),
                ISIN);
        assertThat(apple.isin()).contains(ISIN);
        assertThat(apple.listedSymbol()).contains(ListedSymbol.of("AAPL", "XNAS"));
        assertThat(apple.strongestFirst())
                .containsExactly(
                        ISIN,
                        ListedSymbol.of("AAPL", "XNAS"),
                        ListedSymbol.of("APC", "XETR"),
                        NativeId.of("acme", "1"));
        Instrument coin = new Instrument(
                Set.of(NativeId.of("cointracking", "BTC")), "Bitcoin", AssetClass.CRYPTO, Optional.empty());
        assertThat(coin.isin()).isEmpty();
        assertThat(coin.listedSymbol()).isEmpty();
    }

    @Test
    @DisplayName("an instrument id is any text but a blank, and reads back")
    void instrumentIdReadsBack() {
        assertThat(InstrumentId.parse("ISIN~US0378331005")).hasToString("ISIN~US0378331005");
        assertThatIllegalArgumentException().isThrownBy(() -> InstrumentId.parse(" "));
    }

    @Test
    @DisplayName("no asset class is both bought for its full price and on margin")
    void assetClassesAreOneOrTheOther() {
        assertThat(AssetClass.values()).noneMatch(kind -> kind.isCashSecurity() && kind.isMargin());
        assertThat(AssetClass.values())
                .filteredOn(AssetClass::isMargin)
                .containsExactly(AssetClass.FUTURE, AssetClass.CFD, AssetClass.FX);
        assertThat(AssetClass.values())
                .filteredOn(AssetClass::isCashSecurity)
                .containsExactly(
                        AssetClass.STOCK, AssetClass.ETF, AssetClass.FUND, AssetClass.BOND, AssetClass.CERTIFICATE);
    }
}
