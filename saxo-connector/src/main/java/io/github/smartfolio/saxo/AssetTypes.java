package io.github.smartfolio.saxo;

import io.github.smartfolio.instrument.AssetClass;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Saxo's words for kinds of instruments. New ones appear: families are known by their beginning or end, the rest one by one. */
final class AssetTypes {

    private static final Map<AssetClass, Set<String>> WORDS = Map.of(
            AssetClass.STOCK, Set.of("Stock", "Rights", "SubscriptionRights", "IpoOnStock"),
            AssetClass.ETF, Set.of("Etf", "Etc", "Etn"),
            AssetClass.FUND, Set.of("Fund", "MutualFund"),
            AssetClass.BOND, Set.of("Bond"),
            AssetClass.FUTURE, Set.of("ContractFutures", "FuturesStrategy"),
            AssetClass.CERTIFICATE, Set.of("MiniFuture", "PortfolioNote", "GuaranteeNote"));

    private AssetTypes() {}

    /** Empty if it is not known. */
    static Optional<AssetClass> assetClass(String word) {
        if (word.startsWith("Cfd")) {
            return Optional.of(AssetClass.CFD);
        }
        if (word.endsWith("Option")) {
            return Optional.of(AssetClass.OPTION);
        }
        if (word.startsWith("Fx")) {
            return Optional.of(AssetClass.FX);
        }
        if (word.startsWith("Certificate") || word.contains("Warrant")) {
            return Optional.of(AssetClass.CERTIFICATE);
        }
        return WORDS.entrySet().stream()
                .filter(words -> words.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
