package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.guardrail.Assessment;
import org.dealdesk.guardrail.economics.Economics;
import org.dealdesk.guardrail.economics.Figure;
import org.dealdesk.guardrail.economics.PricedDeal;
import org.dealdesk.money.Rounding;
import org.dealdesk.policy.Guardrail;

/**
 * The derivation of an assessment, to be followed with a calculator: each figure with its formula, its numbers and its rounding, each
 * finding with its tiers, and why the other guardrails made no finding. Every value is taken from the assessment.
 */
public final class Derivation {

    /** So many decimals of a value that does not end are written down. */
    public static final int DIGITS = 12;

    private final List<DerivedFigure> figures;
    private final CommissionGate gate;
    private final List<DerivedFinding> findings;
    private final List<Silence> silences;

    private Derivation(
            List<DerivedFigure> figures, CommissionGate gate, List<DerivedFinding> findings, List<Silence> silences) {
        this.figures = List.copyOf(figures);
        this.gate = gate;
        this.findings = List.copyOf(findings);
        this.silences = List.copyOf(silences);
    }

    /**
     * What the one-time true margin was held against before any commission is due.
     *
     * @param marginGate null where there is no gate for the whole deal: none at all, or one for each plan
     */
    public record CommissionGate(Figure margin, BigDecimal marginGate) {

        public boolean isOpen() {
            return marginGate == null || (margin.hasValue() && margin.ratio().compareTo(marginGate) >= 0);
        }

        /** Null without a gate. */
        public String comparison() {
            if (marginGate == null) {
                return null;
            }
            String shown =
                    margin.hasValue() ? margin.ratio().digits(DIGITS) : margin.isAbsent() ? "absent" : "undefined";
            return shown + " ≥ " + Rounding.plain(marginGate);
        }
    }

    /** A guardrail that made no finding, and why. */
    public record Silence(Guardrail guardrail, String why) {}

    /** Derives what {@link Assessment#of} said of this deal. */
    public static Derivation of(PricedDeal deal, Assessment assessment) {
        Economics economics = assessment.economics();
        List<DerivedFigure> figures = new ArrayList<>();
        economics.lines().forEach(line -> figures.addAll(LineDerivation.of(line, deal)));
        figures.addAll(DealDerivation.of(economics, deal.policy()));
        figures.addAll(CommissionDerivation.of(deal, economics));
        return new Derivation(
                figures,
                new CommissionGate(
                        economics.oneTimeTrueMarginPct(),
                        deal.policy().commission().isFlat()
                                ? deal.policy().commission().marginGate()
                                : null),
                assessment.findings().stream()
                        .map(finding -> DerivedFinding.of(finding, economics))
                        .toList(),
                NotMeasured.among(deal, assessment));
    }

    public List<DerivedFigure> figures() {
        return figures;
    }

    public CommissionGate gate() {
        return gate;
    }

    public List<DerivedFinding> findings() {
        return findings;
    }

    public List<Silence> silences() {
        return silences;
    }
}
