package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.Valued;
import io.github.smartfolio.app.web.SourceState;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.ledger.CostOrigin;
import io.github.smartfolio.ledger.Gap;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.returns.Return;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextsTest {

    // What a broker's sum of an account holds besides.
    private static final Set<String> EXPLAINED = Set.of("PENDING_PROFIT", "CLOSING_COSTS");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Texts english = new Texts(Locale.UK, PARIS);
    private final Texts french = new Texts(Locale.FRANCE, PARIS);

    @Test
    @DisplayName("has the same words in every language")
    void sameKeys() {
        Set<String> keys = Texts.bundle(Locale.ENGLISH).keySet();
        for (Locale language : Language.SPOKEN) {
            assertThat(Texts.bundle(language).keySet())
                    .as(language.toString())
                    .containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    @DisplayName(
            "has no plain apostrophe and no broken pattern, which MessageFormat would read otherwise than they look")
    void patternsAreGood() {
        for (Locale language : Language.SPOKEN) {
            ResourceBundle words = Texts.bundle(language);
            for (String key : words.keySet()) {
                assertThat(words.getString(key)).as(key).doesNotContain("'").isNotBlank();
                assertThat(new MessageFormat(words.getString(key), language).format(new Object[] {1, 2, 3, 4, 5, 6, 7}))
                        .as(key)
                        .doesNotContain("{");
            }
        }
    }

    @Test
    @DisplayName("has a word for everything of which there is a closed list")
    void wordsForEnums() {
        assertWords("freshness.", List.of(Freshness.values()));
        assertWords("mode.", List.of(Mode.values()));
        assertWords("state.", List.of(SourceState.values()));
        assertWords("failure.", List.of(SourceFailure.Reason.values()));
        assertWords("severity.", List.of(Finding.Severity.values()));
        assertWords("content.", List.of(Content.values()));
        assertWords("kind.", List.of(Kind.values()));
        assertWords("gap.", List.of(Gap.Reason.values()));
        assertWords("origin.", List.of(CostOrigin.values()));
        assertWords("return.", List.of(Return.Reason.values()));
        assertWords("valued.", EnumSet.complementOf(EnumSet.of(Valued.REPORTED)));
    }

    @Test
    @DisplayName("has a word for every finding of the modules that come with the server")
    void wordsForFindings() throws IOException {
        Set<String> codes = new TreeSet<>();
        Pattern code = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+|SQUARED)\"");
        for (String module : new String[] {"csv-connector", "saxo-connector", "cointracking-connector"}) {
            codes.addAll(found(code, Path.of("..", module, "src/main/java")));
        }
        // Names of settings are written like codes.
        codes.removeIf(found -> found.startsWith("SAXO_") || found.startsWith("COINTRACKING_"));
        codes.removeAll(EXPLAINED);
        // A member of an answer.
        codes.remove("TOTAL_SUMMARY");
        assertThat(codes).contains("GROUP_ROW", "SQUARED", "NOT_AN_ISIN", "UNREADABLE_ENTRY");
        assertWords("finding.", codes);
        assertWords("explained.", EXPLAINED);
    }

    private static Set<String> found(Pattern pattern, Path sources) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = pattern.matcher(Files.readString(file));
                while (found.find()) {
                    all.add(found.group(1));
                }
            }
        }
        return all;
    }

    @Test
    @DisplayName("has every word the templates and scripts ask for")
    void wordsForTemplates() throws IOException {
        Set<String> keys = new TreeSet<>();
        Pattern asked = Pattern.compile("text\\([\"']([a-zA-Z.]+)[\"'],?|'(said\\.[a-zA-Z]+)'");
        for (String folder : new String[] {"src/main/jte", "src/main/resources/static", "src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher found = asked.matcher(Files.readString(file));
                    while (found.find()) {
                        keys.add(found.group(1) == null ? found.group(2) : found.group(1));
                    }
                }
            }
        }
        Set<String> whole = keys.stream().filter(key -> !key.endsWith(".")).collect(Collectors.toSet());
        assertThat(whole).contains("said.deleted", "ago.now", "total.label");
        assertWords("", whole);
    }

    @Test
    @DisplayName("writes money as the person's country does, to the minor unit")
    void money() {
        assertThat(english.money(Money.of("33933.64", "EUR"))).isEqualTo("€33,933.64");
        assertThat(plain(french.money(Money.of("33933.64", "EUR")))).isEqualTo("33 933,64 €");
        assertThat(plain(french.money(Money.of("-1234567.895", "EUR")))).isEqualTo("-1 234 567,90 €");
        assertThat(english.money(Money.of("12", "JPY"))).isEqualTo("JP¥12");
        assertThat(english.money(Money.of("0.005", "EUR"))).isEqualTo("€0.00");
        assertThat(english.money(Money.of("12345678901234567890.12", "EUR")))
                .isEqualTo("€12,345,678,901,234,567,890.12");
        assertThat(english.price(Money.of("98.333333333333", "EUR"))).isEqualTo("€98.333333");
        assertThat(english.price(Money.of("310.2", "EUR"))).isEqualTo("€310.20");
        assertThat(english.price(Money.of("0.0000105", "EUR"))).isEqualTo("€0.0000105");
        // Four digits behind the zeros.
        assertThat(english.price(Money.of("0.000000123456", "EUR"))).isEqualTo("€0.0000001235");
        assertThat(english.price(Money.of("0", "EUR"))).isEqualTo("€0.00");
    }

    @Test
    @DisplayName("writes quantities with all their digits")
    void quantities() {
        assertThat(english.number(new BigDecimal("-1234.000000000001"))).isEqualTo("-1,234.000000000001");
        assertThat(english.number(new BigDecimal("1E+3"))).isEqualTo("1,000");
    }

    @Test
    @DisplayName("says how long ago something was")
    void ages() {
        assertThat(english.ago(Duration.ofSeconds(30))).isEqualTo("just now");
        assertThat(english.ago(Duration.ofSeconds(-30))).isEqualTo("just now");
        assertThat(english.ago(Duration.ofMinutes(1))).isEqualTo("1 minute ago");
        assertThat(english.ago(Duration.ofHours(47))).isEqualTo("47 hours ago");
        assertThat(english.ago(Duration.ofDays(59))).isEqualTo("59 days ago");
        assertThat(english.ago(Duration.ofDays(146))).isEqualTo("4 months ago");
        assertThat(french.ago(Duration.ofDays(800))).isEqualTo("il y a 2 ans");
        assertThat(french.ago(Duration.ofMinutes(2))).isEqualTo("il y a 2 minutes");
    }

    private static void assertWords(String prefix, Collection<?> names) {
        for (Locale language : Language.SPOKEN) {
            assertThat(Texts.bundle(language).keySet())
                    .as(language.toString())
                    .containsAll(names.stream().map(name -> prefix + name).toList());
        }
    }

    // French groups with one of two narrow spaces, depending on the release of Java.
    private static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }
}
