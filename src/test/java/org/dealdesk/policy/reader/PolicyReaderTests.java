package org.dealdesk.policy.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Guardrail;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.PolicyNames;
import org.dealdesk.policy.difference.PolicyDifference;
import org.dealdesk.policy.difference.PolicyValue;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row changes one thing in the default policy. */
class PolicyReaderTests {

    @Test
    void compilesTheDefaultPolicy() {
        Policy policy = Deals.POLICY;
        assertThat(policy.version()).isEqualTo("2026.1");
        assertThat(policy.currencies().keySet()).containsExactly("USD", "EUR", "GBP", "JPY");
        assertThat(policy.currencies().get("EUR").fx().toPlainString()).isEqualTo("1.10");
        assertThat(policy.currencies()
                        .get("JPY")
                        .listPrices()
                        .get("PS-CONSULT-HR")
                        .toPlainString())
                .isEqualTo("41044.776119");
        assertThat(policy.guardrails())
                .hasSize(15)
                .first()
                .extracting(Guardrail::id)
                .isEqualTo("retired-sku");
        assertThat(policy.terms().keySet()).startsWith("CUSTOMER_PAPER", "CUSTOM_SLA");
        assertThat(policy.approval().calendar().timeZone().getId()).isEqualTo("America/New_York");
        assertThat(policy.approval().fallback()).doesNotContainKey(ApprovalFunction.COMMITTEE);
    }

    @Test
    void readsJsonAlike() {
        String json = Documents.read(Deals.DEFAULT_POLICY).toString();
        assertThat(PolicyReader.read(json)).isEqualTo(Deals.POLICY);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            currency: USD               | currency: XAU                  | /currency unknown-value
            {EUR: 1.10,                 | {USD: 1.10,                    | /fx/USD not-allowed
            {EUR: 1.10,                 | {EUX: 1.10,                    | /fx/EUX unknown-value
            {EUR: 1.10,                 | {EUR: 0,                       | /fx/EUR out-of-range
            {EUR: 1.10,                 | {EUR: -1.10,                   | /fx/EUR out-of-range
            {EUR: 1.10,                 | {EUR: .inf,                    | /fx/EUR not-a-number
            {EUR: 1.10,                 | {EUR: 0x10,                    | /fx/EUR not-a-number
            {EUR: 1.10,                 | {EUR: 1e-99999999,             | /fx/EUR too-many-decimals
            {EUR: 1.10,                 | {EUR: 1:30,                    | /fx/EUR not-a-number
            effectiveFrom: 2026-01-01   | effectiveFrom: 2026-02-30      | /effectiveFrom not-a-date
            CONSULTANT: 115.00          | CONSULTANT: -115.00            | /rateCard/CONSULTANT out-of-range
            CONSULTANT: 115.00          | CONSULTANT:                    | /rateCard/CONSULTANT not-a-number
            listPrice: 275.00           | listPrice: 0                   | /priceBook/0/listPrice out-of-range
            listPrice: 275.00           | listPrice: -275                | /priceBook/0/listPrice out-of-range
            275.00, role: CONSULTANT    | 275.00, role: INTERN           | /priceBook/0/role unknown-value
            275.00, role: CONSULTANT    | 275.00                         | /priceBook/0/role missing
            kind: FIXED_FEE, listPrice: 24000.00 | kind: FIXED_FEE, listPrice: 24000.00, role: CONSULTANT | /priceBook/3/role not-allowed
            , hoursPerMonth: 20         | ''                             | /priceBook/5/hoursPerMonth missing
            275.00, role: CONSULTANT    | 275.00, role: CONSULTANT, hoursPerMonth: 1 | /priceBook/0/hoursPerMonth not-allowed
            replacement: SUB-LIGHT      | replacement: SUB-HEAVY         | /priceBook/8/replacement unknown-value
            sku: PS-ARCH-HR             | sku: PS-CONSULT-HR             | /priceBook/1/sku duplicate
            kind: TIME_AND_MATERIALS, listPrice: 275.00 | kind: HOURLY, listPrice: 275.00 | /priceBook/0/kind unknown-value
            measure: RETIRED_LINES      | measure: RETIRED               | /guardrails/0/measure unknown-value
            id: line-discount           | id: retired-sku                | /guardrails/1/id duplicate
            id: line-discount           | id: terms/LINE                 | /guardrails/1/id invalid-character
            max: [{at: 0}]              | max: []                        | /guardrails/0/max wrong-size
            max: [{at: 0}]              | mox: [{at: 0}]                 | /guardrails/0/max missing, /guardrails/0/mox unknown-property
            max: [{at: 0}]              | {max: [{at: 0}], min: [{at: 0}]} | malformed
            measure: RETIRED_LINES      | measure: RETIRED_LINES/    min: [{at: 0}] | /guardrails/0/min not-allowed
            max: [{at: 0}]              | max: [{at: 0.5}]               | /guardrails/0/max/0/at too-many-decimals
            max: [{at: 0}]              | max: [{at: 0, approvals: [CEO]}] | /guardrails/0/max/0/approvals/0 unknown-value
            {at: 25, approvals: [SALES_OPS]} | {at: 15, approvals: [SALES_OPS]} | /guardrails/1/max/1/at overlap
            {at: 25, approvals: [SALES_OPS]} | {at: 41, approvals: [SALES_OPS]} | /guardrails/1/max/2/at out-of-order
            {at: 40, approvals: [SALES_OPS]} | {at: 51, approvals: [SALES_OPS]} | /guardrails/3/min/1/at out-of-order
            {at: 25, approvals: [SALES_OPS]} | {approvals: [SALES_OPS]}     | /guardrails/1/max/2 unreachable
            measure: DEAL_DISCOUNT_PCT  | measure: DEAL_DISCOUNT_PCT/    kinds: [SUBSCRIPTION] | /guardrails/2/kinds not-allowed
            measure: LINE_DISCOUNT_PCT  | measure: LINE_DISCOUNT_PCT/    kinds: []             | /guardrails/1/kinds wrong-size
            measure: LINE_DISCOUNT_PCT  | measure: LINE_DISCOUNT_PCT/    segments: [HUGE]      | /guardrails/1/segments/0 unknown-value
            measure: TCV                | measure: TCV/    window: {days: 30, upTo: 1}         | /guardrails/8/window not-allowed
            minimum: 1000000            | upTo: 1000000                  | /guardrails/13/window/minimum missing, /guardrails/13/window/upTo unknown-property
            window: {days: 30, upTo: 250000} | minTcv: 1                 | /guardrails/14/window missing
            days: 30                    | days: 0                        | /guardrails/14/window/days out-of-range
            paper, approvals: [LEGAL]}  | paper, approvals: [MUM]}       | /terms/CUSTOMER_PAPER/approvals/0 unknown-value
            paper, approvals: [LEGAL]}  | paper}                         | /terms/CUSTOMER_PAPER/approvals missing
            paper, approvals: [LEGAL]}  | paper, approvals: [LEGAL], blocked: true} | /terms/CUSTOMER_PAPER/approvals not-allowed
            {name: Customer paper,      | {name: "",                     | /terms/CUSTOMER_PAPER/name blank
            name: Line discount         | name: 5                        | /guardrails/1/name wrong-type
            segments: [CORE, ENTERPRISE] | segments: [CORE, CORE]        | /segments/1 duplicate
            segments: [CORE, ENTERPRISE] | segments: {CORE: {name: Core}, ENTERPRISE: {label: Large}} | /segments/ENTERPRISE/label unknown-property
            segments: [CORE, ENTERPRISE] | segments: {CORE: Core, ENTERPRISE: {}} | /segments/CORE wrong-type
            segments: [CORE, ENTERPRISE] | segments: CORE                 | /segments wrong-type
            regions: [AMER, EMEA, APAC] | roles: {INTERN: {name: Intern}} | /roles/INTERN unknown-value
            always: [SALES_OPS]         | always: [SALES]                | /routing/always/0 unknown-value
            {maxTcv: 25000}             | {maxTcv: -1}                   | /routing/straightThrough/maxTcv out-of-range
            validDays: 30               | validDays: 0                   | /approval/validDays out-of-range
            justification: OPTIONAL     | envelope: {maxGrowthPct: -1}   | /approval/envelope/maxGrowthPct out-of-range
            justification: OPTIONAL     | envelope: {maxGrowthPct: 1001} | /approval/envelope/maxGrowthPct out-of-range
            justification: OPTIONAL     | envelope: {maxGrowth: 10}      | /approval/envelope/maxGrowth unknown-property
            {quorum: 1,                 | {quorum: 0,                    | /approval/committee/quorum out-of-range
            , LEGAL: 24, COMMITTEE: 24} | , COMMITTEE: 24}               | /approval/sla/LEGAL missing
            , LEGAL: 24, COMMITTEE: 24} | , LEGAL: 24, COMMITTEE: 24, CEO: 1} | /approval/sla/CEO unknown-value
            FINANCE: COMMITTEE          | FINANCE: FINANCE               | /approval/fallback/FINANCE circular
            FINANCE: COMMITTEE, LEGAL: COMMITTEE | FINANCE: LEGAL, LEGAL: FINANCE | /approval/fallback/FINANCE circular, /approval/fallback/LEGAL circular
            LEGAL: COMMITTEE}           | LEGAL: COMMITTEE, COMMITTEE: LEGAL} | /approval/fallback/LEGAL circular, /approval/fallback/COMMITTEE not-allowed
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | yearStarts: 13 | /commission/rate missing, /commission/yearStarts out-of-range
            rate: 2 | rate: 2/  plans: [{id: a, rate: 1}] | /commission/rate not-allowed, /commission/kinds not-allowed
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [] | /commission/plans wrong-size
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: standard, rate: 1}, {id: overlay, rate: 1}] | /commission/plans/0/id not-allowed, /commission/plans/1/id not-allowed
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, rate: 1}, {id: a, rate: 1}] | /commission/plans/1/id duplicate
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a}] | /commission/plans/0/rate missing
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, rate: 1, tiers: [{above: 0, rate: 1}]}] | /commission/plans/0/tiers not-allowed
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, tiers: [{above: 1, rate: 1}]}] | /commission/plans/0/tiers/0/above out-of-order
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, tiers: [{above: 0, rate: 1}, {above: 0, rate: 2}]}] | /commission/plans/0/tiers/1/above out-of-order
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, tiers: [{above: 0, rate: 101}, {above: 0.001}]}] | /commission/plans/0/tiers/0/rate out-of-range, /commission/plans/0/tiers/1/above too-many-decimals, /commission/plans/0/tiers/1/rate missing
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, rate: 1, from: 2026-02-02, to: 2026-02-01}] | /commission/plans/0/to out-of-order
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, rate: 1, kinds: [], skus: [PS-NOTHING], segments: [HUGE]}] | /commission/plans/0/kinds wrong-size, /commission/plans/0/skus/0 unknown-value, /commission/plans/0/segments/0 unknown-value
            rate: 2/  kinds: [TIME_AND_MATERIALS, FIXED_FEE] | plans: [{id: a, rate: 1, base: GROSS, cap: -1, adds: maybe, gate: 1}] | /commission/plans/0/base unknown-value, /commission/plans/0/cap out-of-range, /commission/plans/0/adds wrong-type, /commission/plans/0/gate unknown-property
            rate: 2 | rate: 2/  overlays: [{person: lead, percent: 0}, {person: lead, percent: 100}, {percent: 101}] | /commission/overlays/0/percent out-of-range, /commission/overlays/2/person missing, /commission/overlays/2/percent out-of-range, /commission/overlays/1/person duplicate
            rate: 2 | rate: 2/  confirmation: SALES/  clawbackDays: -1 | /commission/clawbackDays out-of-range, /commission/confirmation unknown-value
            rate: 2 | rate: 2/  accounting: {treatment: AMORTIZE} | /commission/accounting/months missing
            rate: 2 | rate: 2/  accounting: {months: 24, accounts: {BANK: "1000"}} | /commission/accounting/months not-allowed, /commission/accounting/accounts/BANK unknown-value
            America/New_York            | Mars/Olympus                   | /approval/calendar/timeZone unknown-value
            [MON, TUE,                  | [MONDAY, TUE,                  | /approval/calendar/days/0 unknown-value
            to: "17:00"                 | to: "09:00"                    | /approval/calendar/to out-of-order
            to: "17:00"                 | to: "25:00"                    | /approval/calendar/to not-a-time
            2026-12-25, 2027            | 2026-12-32, 2027               | /approval/calendar/holidays/1 not-a-date
            to: "17:00"                 | to: "17:00", country: ZZ       | /approval/calendar/country unknown-value
            to: "17:00"                 | to: "17:00", country: de       | /approval/calendar/country unknown-value
            to: "17:00"                 | to: "17:00", country: Germany  | /approval/calendar/country too-long
            to: "17:00"                 | to: "17:00", country: NO       | /approval/calendar/country wrong-type
            to: "17:00"                 | to: "17:00", region: BY        | /approval/calendar/country missing
            to: "17:00"                 | to: "17:00", country: DE, region: ZZ | /approval/calendar/region unknown-value
            to: "17:00"                 | to: "17:00", country: "NO", region: BY | /approval/calendar/region not-allowed
            rate: 2                     | rate: 101                      | /commission/rate out-of-range
            marginGate: 0               | marginGate: low                | /commission/marginGate not-a-number
            repsSeeCost: true           | repsSeeCost: maybe             | /visibility/repsSeeCost wrong-type
            version: "2026.1"           | version: 2026.1                | /version wrong-type
            version: "2026.1"           | vershun: "2026.1"              | /version missing, /vershun unknown-property
            """)
    void refusesWhatCouldNotWork(String text, String replacement, String faults) {
        // A slash before indentation is a line break of the YAML.
        String from = text.replaceAll("/(?=  )", "\n");
        String changed = replacement.replaceAll("/(?=  )", "\n");
        assertThat(Deals.DEFAULT_POLICY).contains(from);
        assertThat(refusal(replaceFirst(from, changed))).isEqualTo(faults.equals("malformed") ? " malformed" : faults);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            country: DE, region: ZZ | must be a region of DE, one of BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH
            country: "NO", region: ZZ | NO has no regions: leave it out
            region: ZZ              | is required where a region is named
            """)
    void namesTheRegionsThatItKnows(String place, String detail) {
        String document = replaceFirst("to: \"17:00\"", "to: \"17:00\", " + place);
        assertThat(faults(document)).singleElement().extracting(Fault::detail).isEqualTo(detail);
    }

    @Test
    void namesTheCountriesThatItKnows() {
        assertThat(faults(replaceFirst("to: \"17:00\"", "to: \"17:00\", country: ZZ")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail())
                        .startsWith("must be one of AD, AE, AF, ")
                        .contains(" DE, ", " NO, "));
    }

    @ParameterizedTest
    @CsvSource({"country: DE, DE", "'country: DE, region: BY', DE-BY", "'country: \"NO\"', NO"})
    void readsWhoseHolidaysTheCalendarTakesOver(String place, String expected) {
        Policy policy = PolicyReader.read(replaceFirst("to: \"17:00\"", "to: \"17:00\", " + place));
        assertThat(policy.approval().calendar().publicHolidays()).hasToString(expected);
        assertThat(Deals.POLICY.approval().calendar().publicHolidays()).isNull();
    }

    @Test
    void readsAStoredDocumentWhoseCountryIsKnownNoLonger() {
        Policy policy = PolicyReader.readStored(replaceFirst("to: \"17:00\"", "to: \"17:00\", country: ZZ, region: Z"));
        assertThat(policy.approval().calendar().publicHolidays()).hasToString("ZZ-Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONSULTANT      | Senior consultant
            PROJECT_MANAGER | Project manager
            ENTERPRISE      | Enterprise
            CORE            | Core accounts
            EMEA            | EMEA
            APAC            | Asia and Pacific
            LATIN_AMERICA   | Latin america
            CUSTOM_SLA      | Custom SLA
            UNHEARD_OF      | Unheard of
            line-discount   | Line discount
            never-heard-of  | Never heard of
            """)
    void readsACodeAsItsNameOrInSentenceCase(String code, String shown) {
        Policy policy = PolicyReader.read(replaceFirst("segments: [CORE, ENTERPRISE]", """
                roles: {CONSULTANT: {name: Senior consultant}}
                segments: {CORE: {name: Core accounts}, ENTERPRISE: {}}""")
                .replace("regions: [AMER, EMEA, APAC]", "regions: {EMEA: {}, APAC: {name: Asia and Pacific}}"));
        assertThat(policy.segments()).containsExactly("CORE", "ENTERPRISE");
        assertThat(policy.regions()).containsExactly("EMEA", "APAC");
        PolicyNames names = policy.names();
        assertThat(List.of(
                        names.role(code),
                        names.segment(code),
                        names.region(code),
                        policy.termName(code),
                        policy.nameOf("terms/" + code),
                        policy.nameOf(code)))
                .contains(shown);
    }

    /** So a version that only names its codes judges every deal like the one before it. */
    @Test
    void namesChangeNothingButTheNames() {
        String unnamed = Deals.DEFAULT_POLICY.replaceAll("\n    name: .*", "").replaceAll("\\{name: [^,]*, ", "{");
        PolicyDifference difference = PolicyDifference.between(PolicyReader.read(unnamed), Deals.POLICY);
        assertThat(difference.guardrails()).isEmpty();
        assertThat(difference.terms()).isEmpty();
        assertThat(difference.values())
                .extracting(PolicyDifference.ValueChange::value)
                .containsOnly(PolicyValue.GUARDRAIL_NAMES, PolicyValue.TERM_NAMES);
    }

    @Test
    void namesAllFaultsAtOnce() {
        String broken = replaceFirst("rate: 2", "rate: 200").replace("validDays: 30", "validDays: -1");
        assertThat(refusal(broken)).isEqualTo("/approval/validDays out-of-range, /commission/rate out-of-range");
    }

    @Test
    void refusesAPolicyWithoutGuardrails() {
        assertThat(refusal("version: \"1\"\nguardrails: []")).contains("/guardrails wrong-size");
    }

    private static String replaceFirst(String text, String replacement) {
        int at = Deals.DEFAULT_POLICY.indexOf(text);
        return Deals.DEFAULT_POLICY.substring(0, at) + replacement + Deals.DEFAULT_POLICY.substring(at + text.length());
    }

    private static List<Fault> faults(String document) {
        return catchThrowableOfType(InvalidInput.class, () -> PolicyReader.read(document))
                .faults();
    }

    private static String refusal(String document) {
        return faults(document).stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .collect(Collectors.joining(", "));
    }
}
