package io.github.smartfolio.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A case of which Saxo's files and its API tell in different words, and what whoever reads either must make of it: else a portfolio
 * that is imported one month and connected the next would hold everything twice.
 *
 * @param symbol as both write it
 * @param fileAssetType as a French file says it
 * @param assetClass by name, what both mean
 * @param currency in which money is counted; the API names it, a file only if prices are in it
 * @param priceUnit what a file gives as the currency and the API's reference data as the price's, {@code GBX} for pence
 * @param factor by which the API's reference data say a price is to be multiplied
 * @param quotedPrice as both show it
 * @param identifier of the instrument, where no ISIN is known
 * @param price of one piece or unit of nominal, in {@code currency}; absent where a price is none of what is held
 * @param accountNumber as both show it
 * @param account that it means
 */
public record Agreement(
        String symbol,
        String apiAssetType,
        String fileAssetType,
        String assetClass,
        String currency,
        String priceUnit,
        BigDecimal factor,
        BigDecimal quotedPrice,
        String identifier,
        Optional<BigDecimal> price,
        String accountNumber,
        String account) {

    /** All cases, from {@code saxo-agreement.csv}. */
    public static List<Agreement> all() {
        try (InputStream in = Optional.ofNullable(Agreement.class.getResourceAsStream("saxo-agreement.csv"))
                .orElseThrow(() -> new IllegalStateException("saxo-agreement.csv is missing"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Agreement of(String[] cells) {
        return new Agreement(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                new BigDecimal(cells[6]),
                new BigDecimal(cells[7]),
                cells[8],
                Optional.of(cells[9]).filter(price -> !price.isEmpty()).map(BigDecimal::new),
                cells[10],
                cells[11]);
    }
}
