package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One purchase or sale that is open; Saxo nets those of the same instrument.
 *
 * @param amount pieces, nominal or contracts; negative for what was sold
 * @param openPrice in the unit in which the instrument is quoted, which may be pence or percent
 * @param costs of opening and closing, in the instrument's currency: zero or negative
 * @param openRate what one unit of the instrument's currency was worth in the client's when this was opened
 * @param opened as Saxo writes a time
 * @param accruedInterest that was paid with a bond, in its currency
 */
public record SamplePosition(
        String id,
        String accountId,
        int uic,
        String assetType,
        BigDecimal amount,
        BigDecimal openPrice,
        BigDecimal openPriceIncludingCosts,
        BigDecimal costs,
        BigDecimal openRate,
        String opened,
        String valueDate,
        String orderId,
        Optional<BigDecimal> accruedInterest) {

    static SamplePosition from(JsonNode json) {
        return new SamplePosition(
                json.get("PositionId").textValue(),
                json.get("AccountId").textValue(),
                json.get("Uic").intValue(),
                json.get("AssetType").textValue(),
                json.get("Amount").decimalValue(),
                json.get("OpenPrice").decimalValue(),
                json.get("OpenPriceIncludingCosts").decimalValue(),
                json.get("TradeCostsTotal").decimalValue(),
                json.get("ConversionRateOpen").decimalValue(),
                json.get("ExecutionTimeOpen").textValue(),
                json.get("ValueDate").textValue(),
                json.get("SourceOrderId").textValue(),
                json.optional("OpenAccruedInterest").map(JsonNode::decimalValue));
    }

    public SamplePosition withAmount(BigDecimal other) {
        return new SamplePosition(
                id,
                accountId,
                uic,
                assetType,
                other,
                openPrice,
                openPriceIncludingCosts,
                costs,
                openRate,
                opened,
                valueDate,
                orderId,
                accruedInterest);
    }

    /** The same purchase once more, under another id and in another account. */
    public SamplePosition copied(String otherId, String otherAccount) {
        return new SamplePosition(
                otherId,
                otherAccount,
                uic,
                assetType,
                amount,
                openPrice,
                openPriceIncludingCosts,
                costs,
                openRate,
                opened,
                valueDate,
                orderId,
                accruedInterest);
    }
}
