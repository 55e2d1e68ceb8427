package org.dealdesk.desk.dealpage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.desk.Format;

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
                        percent ? Format.percent(change.from()) : Format.figure(change.from()),
                        percent ? Format.percent(change.to()) : Format.figure(change.to())));
            }
        }
        return figures;
    }
}
