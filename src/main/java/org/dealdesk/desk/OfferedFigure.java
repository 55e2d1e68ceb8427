package org.dealdesk.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.Difference;

/** A figure that a counter-offer changes; {@code label} is the key of what it is called. */
record OfferedFigure(String label, String from, String to) {

    private static final Map<String, String> LABELS = Map.of(
            "/netTotal", "col.net",
            "/discountPct", "col.discount",
            "/trueMarginPct", "col.margin",
            "/commission", "economics.commission");

    static List<OfferedFigure> of(Difference difference) {
        List<OfferedFigure> figures = new ArrayList<>();
        for (Difference.Change change : difference.figures()) {
            String label = LABELS.get(change.at());
            if (label != null) {
                boolean percent = change.at().endsWith("Pct");
                figures.add(new OfferedFigure(
                        label,
                        percent ? Shown.percent(change.from()) : Shown.figure(change.from()),
                        percent ? Shown.percent(change.to()) : Shown.figure(change.to())));
            }
        }
        return figures;
    }
}
