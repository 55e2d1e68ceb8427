package org.dealdesk.desk.deal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dealdesk.desk.Format;

/** From list to margin in steps, drawn: each step begins where the one before it ended. */
final class Waterfall {

    private Waterfall() {}

    /**
     * One step. {@code label} is the key of its text.
     *
     * @param ratio shown after the amount; null where there is none
     * @param from where it begins, in thousandths of the width
     */
    record Stage(String label, String amount, String ratio, int from, int width) {}

    /** List, discount, net, and for those who may see them cost and margin. */
    static List<Stage> of(JsonNode economics) {
        BigDecimal list = decimal(economics, "listTotal");
        BigDecimal net = decimal(economics, "netTotal");
        BigDecimal cost = economics.path("costTotal").isTextual() ? decimal(economics, "costTotal") : null;
        BigDecimal margin = cost == null ? BigDecimal.ZERO : net.subtract(cost);
        BigDecimal least = margin.min(BigDecimal.ZERO);
        BigDecimal span =
                list.max(net).max(cost == null ? net : cost).subtract(least).max(BigDecimal.ONE);
        List<Stage> stages = new ArrayList<>();
        Steps steps = new Steps(new Scale(least, least.add(span)));
        stages.add(steps.stage("list", list, null, BigDecimal.ZERO, list));
        stages.add(
                steps.stage("discount", net.subtract(list), Format.percent(economics.path("discountPct")), net, list));
        stages.add(steps.stage("net", net, null, BigDecimal.ZERO, net));
        if (cost != null) {
            stages.add(steps.stage("cost", cost.negate(), null, margin, net));
            stages.add(steps.stage(
                    "margin", margin, Format.percent(economics.path("trueMarginPct")), BigDecimal.ZERO, margin));
        }
        return stages;
    }

    private record Steps(Scale scale) {

        Stage stage(String label, BigDecimal amount, String ratio, BigDecimal one, BigDecimal other) {
            int from = scale.place(one.min(other));
            int to = scale.place(one.max(other));
            return new Stage(label, Format.grouped(amount), ratio, from, Math.max(2, to - from));
        }
    }

    private static BigDecimal decimal(JsonNode economics, String name) {
        return new BigDecimal(economics.required(name).textValue());
    }
}
