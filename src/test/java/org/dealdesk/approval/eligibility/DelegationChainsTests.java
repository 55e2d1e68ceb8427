package org.dealdesk.approval.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.approval.authority.Authority;
import org.dealdesk.approval.eligibility.DelegationChains.Approver;
import org.dealdesk.approval.eligibility.DelegationChains.Chain;
import org.dealdesk.approval.eligibility.DelegationChains.Handed;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.policy.ApprovalFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ann=F} holds finance, {@code bob=L-} holds legal and is away; {@code ann>bob F} hands finance on. */
class DelegationChainsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ann=F                             |                                            | F ann
            ann=F-                            |                                            | F ann (away)
            ann=FL                            |                                            | F ann, L ann
            bob=F ann=F                       |                                            | F ann, F bob
            ann=F bob=L                       | ann>bob F                                  | F ann, L bob, F ann>bob
            ann=F bob=L                       | ann>bob L                                  | F ann, L bob
            ann=F bob=L-                      | ann>bob F                                  | F ann, L bob (away), F ann>bob (away)
            ann=F- bob=L                      | ann>bob F                                  | F ann (away), L bob, F ann>bob
            ann=F                             | ann>bob F                                  | F ann
            bob=L                             | ann>bob F                                  | L bob
            ann=F bob=F                       | ann>bob F                                  | F ann, F bob, F ann>bob
            ann=F bob=L                       | ann>bob F, bob>ann F                       | F ann, L bob, F ann>bob
            ann=F bob=F                       | ann>bob F, bob>ann F                       | F ann, F bob, F ann>bob, F bob>ann
            ann=F bob=L                       | ann>bob F, ann>bob F                       | F ann, L bob, F ann>bob
            ann=F bob=L cat=L                 | ann>bob F, bob>cat F                       | F ann, L bob, L cat, F ann>bob, F ann>bob>cat
            ann=F bob=L cat=L                 | ann>bob F, bob>cat L                       | F ann, L bob, L cat, F ann>bob, L bob>cat
            ann=F bob=L cat=L                 | ann>cat F, ann>bob F                       | F ann, L bob, L cat, F ann>bob, F ann>cat
            ann=F cat=L                       | ann>bob F, bob>cat F                       | F ann, L cat
            """)
    void beginsWithAMemberAndFollowsWhatIsHandedOn(String approvers, String delegations, String expected) {
        DelegationChains chains = DelegationChains.of(
                split(approvers, " ").map(DelegationChainsTests::approver).toList(),
                split(delegations, ", ").map(DelegationChainsTests::handed).toList());
        assertThat(printed(chains)).isEqualTo(expected);
    }

    @Test
    void handsOnFiveTimesAtMost() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g");
        List<Handed> delegations = Stream.iterate(1, next -> next < names.size(), next -> next + 1)
                .map(next -> new Handed(names.get(next - 1), names.get(next), ApprovalFunction.FINANCE))
                .toList();
        DelegationChains chains = DelegationChains.of(
                names.stream()
                        .map(name -> approver(name + (name.equals("a") ? "=F" : "=L")))
                        .toList(),
                delegations);
        assertThat(chains.all().get(chains.all().size() - 1).people()).containsExactlyElementsOf(names.subList(0, 6));
    }

    @Test
    void tellsWhoActsForWhom() {
        Chain chain = new Chain(ApprovalFunction.FINANCE, List.of("ann", "bob", "cat"), true, Limits.NONE);
        assertThat(chain.seat()).isEqualTo("ann");
        assertThat(chain.actor()).isEqualTo("cat");
        assertThat(chain.delegators()).containsExactly("ann", "bob");
        Chain alone = new Chain(ApprovalFunction.FINANCE, List.of("ann"), true, Limits.NONE);
        assertThat(alone.seat()).isEqualTo("ann");
        assertThat(alone.actor()).isEqualTo("ann");
        assertThat(alone.delegators()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann | L bob, L cat
            bob | F ann, L cat
            cat | F ann, L bob, F ann>bob
            dan | F ann, L bob, L cat, F ann>bob, F ann>bob>cat
            """)
    void breaksWhereSomebodyIsMissing(String missing, String expected) {
        DelegationChains chains = DelegationChains.of(
                List.of(approver("ann=F"), approver("bob=L"), approver("cat=L")),
                List.of(handed("ann>bob F"), handed("bob>cat F")));
        assertThat(printed(chains.without(missing))).isEqualTo(expected);
    }

    private static Stream<String> split(String text, String separator) {
        return text == null ? Stream.of() : Arrays.stream(text.split(separator, -1));
    }

    private static Approver approver(String text) {
        String functions = text.substring(text.indexOf('=') + 1);
        return new Approver(
                text.substring(0, text.indexOf('=')),
                functions
                        .replace("-", "")
                        .chars()
                        .mapToObj(letter -> function((char) letter))
                        .collect(Collectors.toSet()),
                !functions.endsWith("-"),
                Authority.UNLIMITED);
    }

    private static Handed handed(String text) {
        String[] people = text.substring(0, text.indexOf(' ')).split(">", -1);
        return new Handed(people[0], people[1], function(text.charAt(text.length() - 1)));
    }

    private static ApprovalFunction function(char letter) {
        return Arrays.stream(ApprovalFunction.values())
                .filter(function -> function.name().charAt(0) == letter)
                .findFirst()
                .orElseThrow();
    }

    private static String printed(DelegationChains chains) {
        return chains.all().stream()
                .map(chain -> chain.function().name().charAt(0) + " " + String.join(">", chain.people())
                        + (chain.present() ? "" : " (away)"))
                .collect(Collectors.joining(", "));
    }
}
