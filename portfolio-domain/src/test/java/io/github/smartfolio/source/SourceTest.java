package io.github.smartfolio.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    private static final SourceId SOURCE = SourceId.parse("saxo/api");
    private static final Instant NINE = Instant.parse("2024-03-08T09:00:00Z");
    private static final Instant TEN = Instant.parse("2024-03-08T10:00:00Z");
    private static final AccountId ID = AccountId.of("saxo", "1");
    private static final AccountSnapshot ACCOUNT = AccountSnapshot.of(ID, List.of(), List.of());
    private static final SourceFailure DENIED = SourceFailure.of(Reason.ACCESS_DENIED, "Not yours.");

    private static SourceSnapshot snapshot(Instant asOf, Instant fetchedAt) {
        return new SourceSnapshot(SOURCE, asOf, false, fetchedAt, Set.of(), List.of(), Map.of(), List.of());
    }

    private static SourceSnapshot with(
            List<AccountSnapshot> accounts, Map<AccountId, SourceFailure> unread, List<Finding> findings) {
        return new SourceSnapshot(SOURCE, NINE, false, TEN, Set.of(Content.CASH), accounts, unread, findings);
    }

    @Test
    @DisplayName("figures are not read before they were true, but may be read that very moment")
    void figuresAreNotOfTheFuture() {
        assertThat(snapshot(TEN, TEN).asOf()).isEqualTo(TEN);
        assertThatIllegalArgumentException().isThrownBy(() -> snapshot(TEN.plusNanos(1), TEN));
    }

    @Test
    @DisplayName("an account is in a snapshot once, read or unread")
    void accountsOccurOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(List.of(ACCOUNT, ACCOUNT), Map.of(), List.of()))
                .withMessageContaining("saxo:1");
        assertThatIllegalArgumentException().isThrownBy(() -> with(List.of(ACCOUNT), Map.of(ID, DENIED), List.of()));
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    @DisplayName("of findings only errors make a snapshot incomplete")
    void errorsMakeIncomplete(Severity severity) {
        SourceSnapshot snapshot = with(List.of(ACCOUNT), Map.of(), List.of(Finding.of(severity, "CODE", "Text.")));
        assertThat(snapshot.isComplete()).isEqualTo(severity != Severity.ERROR);
    }

    @Test
    @DisplayName("an unread account makes a snapshot incomplete, an empty one does not")
    void unreadMakesIncomplete() {
        assertThat(with(List.of(ACCOUNT), Map.of(), List.of()).isComplete()).isTrue();
        assertThat(with(List.of(), Map.of(ID, DENIED), List.of()).isComplete()).isFalse();
    }

    @Test
    @DisplayName("two snapshots have the same figures if they differ in nothing but when they were fetched")
    void sameFigures() {
        Finding note = Finding.of(Severity.INFO, "NOTE", "Text.");
        SourceSnapshot one = with(List.of(), Map.of(ID, DENIED), List.of(note));
        SourceSnapshot later = new SourceSnapshot(
                SOURCE, NINE, false, TEN.plusSeconds(1), one.contents(), one.accounts(), one.unread(), one.findings());
        assertThat(one.sameFigures(later)).isTrue();
        List<SourceSnapshot> different = List.of(
                new SourceSnapshot(
                        SourceId.parse("saxo/file"),
                        NINE,
                        false,
                        TEN,
                        one.contents(),
                        one.accounts(),
                        one.unread(),
                        one.findings()),
                new SourceSnapshot(
                        SOURCE, TEN, false, TEN, one.contents(), one.accounts(), one.unread(), one.findings()),
                new SourceSnapshot(
                        SOURCE, NINE, true, TEN, one.contents(), one.accounts(), one.unread(), one.findings()),
                new SourceSnapshot(SOURCE, NINE, false, TEN, Set.of(), one.accounts(), one.unread(), one.findings()),
                with(
                        List.of(AccountSnapshot.of(AccountId.of("saxo", "2"), List.of(), List.of())),
                        Map.of(ID, DENIED),
                        List.of(note)),
                with(List.of(), Map.of(ID, SourceFailure.of(Reason.UNAVAILABLE, "Down.")), List.of(note)),
                with(List.of(), Map.of(ID, DENIED), List.of()));
        assertThat(different).noneMatch(one::sameFigures);
    }

    @Test
    @DisplayName("a finding repeats a value of up to 200 characters and cuts a longer one")
    void cutsLongValues() {
        Finding finding = Finding.of(Severity.ERROR, "CODE", "Text.");
        String longest = "x".repeat(200);
        assertThat(finding.inColumn("A", longest).value()).contains(longest);
        assertThat(finding.inColumn("A", longest + "y").value()).contains(longest + "…");
    }

    @Test
    @DisplayName("a finding cuts a value only between characters, and once")
    void cutsBetweenCharacters() {
        Finding cut = Finding.of(Severity.ERROR, "CODE", "Text.").inColumn("A", "x".repeat(199) + "🙂🙂");
        assertThat(cut.value()).contains("x".repeat(199) + "…");
        assertThat(cut.atRow(3).value()).isEqualTo(cut.value());
        Finding atBorder = Finding.of(Severity.ERROR, "CODE", "Text.").inColumn("A", "x".repeat(198) + "🙂🙂");
        assertThat(atBorder.value()).contains("x".repeat(198) + "🙂…");
        assertThat(atBorder.atRow(3).value()).isEqualTo(atBorder.value());
    }

    @Test
    @DisplayName("a finding keeps its place")
    void findingKeepsItsPlace() {
        Finding finding = Finding.of(Severity.WARNING, "CODE", "Text.").atRow(7).inColumn("ISIN", "?");
        assertThat(finding.row()).hasValue(7);
        assertThat(finding.column()).contains("ISIN");
        assertThat(finding.value()).contains("?");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"saxo/api", "saxo-2/api", "cointracking/7f3-A"})
    @DisplayName("a source's text form reads back")
    void sourceReadsBack(String text) {
        assertThat(SourceId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "saxo", "saxo/", "/api", "Saxo/api", "saxo/a b", "saxo/a/b", "saxo/..", "2/api"})
    @DisplayName("other text is no source")
    void refusesOtherSources(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SourceId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Saxo", "2saxo", "sa xo", "-saxo", "saxo/"})
    @DisplayName("other text is neither broker nor connection")
    void refusesOtherIds(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionId.of(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Broker.of(text, "A broker"));
    }

    @Test
    @DisplayName("a broker has an id for programs and a name for people")
    void brokerHasIdAndName() {
        Broker broker = Broker.of("saxo", "Saxo Bank");
        assertThat(broker.id()).isEqualTo("saxo");
        assertThat(broker.name()).isEqualTo("Saxo Bank");
    }

    @Test
    @DisplayName("the exception says the reason and the message, and needs a failure")
    void exceptionSaysWhy() {
        SourceException thrown = new SourceException(DENIED, new IllegalStateException("why"));
        assertThat(thrown).hasMessage("ACCESS_DENIED: Not yours.").hasRootCauseMessage("why");
        assertThat(thrown.failure()).isEqualTo(DENIED);
        assertThat(new SourceException(DENIED))
                .hasMessage("ACCESS_DENIED: Not yours.")
                .hasNoCause();
        assertThatNullPointerException().isThrownBy(() -> new SourceException(DENIED, null));
    }
}
