package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract has to fail every provider that breaks one rule, in the one test that is about that rule. */
class FxRatesContractItselfTest {

    private static final String DAY = "gives the rate of the day";
    private static final String BACK = "looks back over days without a rate";
    private static final String TEN_DAYS = "looks back ten days and no further";
    private static final String THERE_AND_BACK = "converts there and back to the same amount";

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, "stands in a class whose name ends in ContractTest, so that the build runs it"),
            entry(TrustsTheOrderContractTest.class, DAY),
            entry(OneRateForAllContractTest.class, "knows each currency's own rate"),
            entry(DaysOfGreenwichContractTest.class, "counts days in the provider's zone, up to their last moment"),
            entry(OldestWithinReachContractTest.class, BACK),
            entry(RestampsContractTest.class, "says of which day a rate is that was carried forward"),
            entry(LooksBackNineDaysContractTest.class, TEN_DAYS),
            entry(LooksBackElevenDaysContractTest.class, TEN_DAYS),
            entry(LooksAheadContractTest.class, "never gives the rate of a later day"),
            entry(SwapsWithoutInvertingContractTest.class, THERE_AND_BACK),
            entry(OneDirectionOnlyContractTest.class, THERE_AND_BACK),
            entry(GuessesContractTest.class, "has no rate of a currency it does not know"),
            entry(NothingForOneCurrencyContractTest.class, "refuses to say what a currency is worth in itself"),
            entry(NotForThreadsContractTest.class, "answers many threads at once as it answers one"));

    @Test
    @DisplayName("passes a good provider")
    void passesAGoodProvider() {
        assertThat(FailedTests.of(GoodContractTest.class, FxRatesContract.class))
                .isEmpty();
    }

    @Test
    @DisplayName("passes a provider that answers in the direction asked for")
    void passesAnInvertingProvider() {
        assertThat(FailedTests.of(InvertsContractTest.class, FxRatesContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty provider in the one test about its fault")
    Stream<DynamicTest> failsFaultyProviders() {
        return FailedTests.failsOnly(FxRatesContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty provider for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(FxRatesContract.class));
    }

    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    /** A provider of published rates; what can be got wrong stands in methods of its own. */
    static class Published implements FxRates {

        private final List<FxRate> rates;

        Published(List<FxRate> rates) {
            this.rates = rates;
        }

        @Override
        public Optional<FxRate> between(Currency one, Currency other, Instant at) {
            if (one.equals(other)) {
                return inItself(one);
            }
            LocalDate day = at.atZone(zone()).toLocalDate();
            return candidates(one, other)
                    .filter(rate -> isInReach(rate.date(), day))
                    .reduce((a, b) -> better(a, b, day))
                    .map(rate -> answer(rate, one, day));
        }

        Optional<FxRate> inItself(Currency currency) {
            throw new IllegalArgumentException("A rate is between two currencies: " + currency);
        }

        ZoneId zone() {
            return FRANKFURT;
        }

        Stream<FxRate> candidates(Currency one, Currency other) {
            Set<Currency> asked = Set.of(one, other);
            return rates.stream().filter(rate -> asked.equals(Set.of(rate.base(), rate.quote())));
        }

        boolean isInReach(LocalDate published, LocalDate day) {
            return !published.isAfter(day) && !published.isBefore(day.minusDays(LOOKBACK_DAYS));
        }

        FxRate better(FxRate a, FxRate b, LocalDate day) {
            return a.date().isAfter(b.date()) ? a : b;
        }

        FxRate answer(FxRate rate, Currency one, LocalDate day) {
            return rate;
        }

        static FxRate inverted(FxRate rate, BigDecimal value) {
            return new FxRate(/* base= */ rate.quote(), /* quote= */ rate.base(), value, rate.date(), rate.provider());
        }
    }

    static class GoodContractTest extends FxRatesContract {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates);
        }

        @Override
        protected ZoneId zone() {
            return FRANKFURT;
        }
    }

    static class InvertsContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                FxRate answer(FxRate rate, Currency one, LocalDate day) {
                    return rate.base().equals(one) ? rate : inverted(rate, BigDecimal.ONE.divide(rate.value()));
                }
            };
        }
    }

    static class Misnamed extends GoodContractTest {}

    static class TrustsTheOrderContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                FxRate better(FxRate a, FxRate b, LocalDate day) {
                    return b;
                }
            };
        }
    }

    static class OneRateForAllContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                FxRate answer(FxRate rate, Currency one, LocalDate day) {
                    FxRate firstOfDay = rates.stream()
                            .filter(any -> any.date().equals(rate.date()))
                            .findFirst()
                            .orElseThrow();
                    return new FxRate(rate.base(), rate.quote(), firstOfDay.value(), rate.date(), rate.provider());
                }
            };
        }
    }

    static class DaysOfGreenwichContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                ZoneId zone() {
                    return ZoneOffset.UTC;
                }
            };
        }
    }

    static class OldestWithinReachContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                FxRate better(FxRate a, FxRate b, LocalDate day) {
                    FxRate newest = super.better(a, b, day);
                    return newest.date().equals(day) ? newest : newest.equals(a) ? b : a;
                }
            };
        }
    }

    static class RestampsContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                FxRate answer(FxRate rate, Currency one, LocalDate day) {
                    return new FxRate(rate.base(), rate.quote(), rate.value(), day, rate.provider());
                }
            };
        }
    }

    static class LooksBackNineDaysContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                boolean isInReach(LocalDate published, LocalDate day) {
                    return super.isInReach(published, day) && !published.isBefore(day.minusDays(9));
                }
            };
        }
    }

    static class LooksBackElevenDaysContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                boolean isInReach(LocalDate published, LocalDate day) {
                    return !published.isAfter(day) && !published.isBefore(day.minusDays(11));
                }
            };
        }
    }

    static class LooksAheadContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                public Optional<FxRate> between(Currency one, Currency other, Instant at) {
                    Optional<FxRate> earlier = super.between(one, other, at);
                    return earlier.isPresent()
                            ? earlier
                            : candidates(one, other)
                                    .filter(rate -> rate.date()
                                            .isAfter(at.atZone(zone()).toLocalDate()))
                                    .findFirst();
                }
            };
        }
    }

    static class SwapsWithoutInvertingContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                FxRate answer(FxRate rate, Currency one, LocalDate day) {
                    return rate.base().equals(one) ? rate : inverted(rate, rate.value());
                }
            };
        }
    }

    static class OneDirectionOnlyContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                Stream<FxRate> candidates(Currency one, Currency other) {
                    return super.candidates(one, other)
                            .filter(rate -> rate.base().equals(one));
                }
            };
        }
    }

    static class GuessesContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                public Optional<FxRate> between(Currency one, Currency other, Instant at) {
                    Set<Currency> known = Set.of(EUR, USD, Currency.getInstance("GBP"));
                    return one.equals(other) || (known.contains(one) && known.contains(other))
                            ? super.between(one, other, at)
                            : Optional.of(new FxRate(one, other, BigDecimal.ONE, LocalDate.EPOCH, "guess"));
                }
            };
        }
    }

    static class NothingForOneCurrencyContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            return new Published(rates) {
                @Override
                Optional<FxRate> inItself(Currency currency) {
                    return Optional.empty();
                }
            };
        }
    }

    static class NotForThreadsContractTest extends GoodContractTest {

        @Override
        protected FxRates publishing(List<FxRate> rates) {
            Semaphore place = new Semaphore(1);
            return new Published(rates) {
                @Override
                public Optional<FxRate> between(Currency one, Currency other, Instant at) {
                    if (!place.tryAcquire()) {
                        return Optional.empty();
                    }
                    try {
                        Thread.sleep(50);
                        return super.between(one, other, at);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    } finally {
                        place.release();
                    }
                }
            };
        }
    }
}
