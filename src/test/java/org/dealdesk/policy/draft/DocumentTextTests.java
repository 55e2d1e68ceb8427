package org.dealdesk.policy.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.testing.data.Deals;
import org.dealdesk.testing.data.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTextTests {

    private static final String TEXT = Deals.DEFAULT_POLICY;

    @Test
    void changesOneLineAndKeepsAllOthers() {
        String changed = changed(TEXT, tree -> tree.put("name", "Thinner discounts"));

        assertThat(differing(TEXT, changed)).containsExactly("name: Thinner discounts");
    }

    @Test
    void changesOneTierAndKeepsCommentsElsewhere() {
        String changed = changed(TEXT, tree -> tier(tree, 1, 0).put("at", new BigDecimal("12.5")));

        assertThat(differing(TEXT, changed)).containsExactly("      - {at: 12.5}");
        assertThat(changed).contains("# smaller deals are not asked", "# The default policy.");
    }

    @Test
    void changesOnePriceAndAddsAndRemovesRows() {
        String changed = changed(TEXT, tree -> {
            ArrayNode book = tree.withArray("priceBook");
            ((ObjectNode) book.get(1)).put("listPrice", new BigDecimal("357.00"));
        });
        assertThat(differing(TEXT, changed))
                .containsExactly(
                        "  - {sku: PS-ARCH-HR, name: Architecture hour, kind: TIME_AND_MATERIALS, listPrice: 357.00, role: ARCHITECT}");

        String longer = changed(TEXT, tree -> tree.withArray("priceBook")
                .addObject()
                .put("sku", "NEW")
                .put("name", "New: \"one\"")
                .put("kind", "FIXED_FEE")
                .put("listPrice", BigDecimal.TEN));
        assertThat(differing(TEXT, longer))
                .containsExactly("  - {sku: NEW, name: \"New: \\\"one\\\"\", kind: FIXED_FEE, listPrice: 10}");
        String shorter = changed(TEXT, tree -> tree.withArray("priceBook").remove(0));
        assertThat(shorter).doesNotContain("PS-CONSULT-HR").contains("PS-ARCH-HR");
        assertThat(shorter.lines().count()).isEqualTo(TEXT.lines().count() - 1);
    }

    @Test
    void addsAndRemovesProperties() {
        String changed = changed(TEXT, tree -> {
            tree.withObject("roles").withObject("CONSULTANT").put("name", "Senior consultant");
            tree.remove("visibility");
            tree.withObject("rateCard").put("ANALYST", new BigDecimal("95.50"));
        });

        assertThat(changed)
                .contains("roles:\n  CONSULTANT: {name: Senior consultant}\n", "\n  ANALYST: 95.50\n")
                .doesNotContain("visibility:");
    }

    @Test
    void keepsJsonAsJson() {
        String changed = changed(Documents.read(TEXT).toString(), tree -> tree.put("name", "Other"));

        assertThat(changed).startsWith("{").contains("\"name\" : \"Other\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:\n- 1\n- 2\nb: |\n  text: more\n  - text\n",
                "a: {b: 1,\nc: 2}\n",
                "\"a b\": 1\n'c d': 2 # comment\ne: [1,\n  2]\n",
                "# only\n---\na: 1\n",
                "a:   # comment\n\n  # inner\n  b: 1\n\n  c: 2\n# last\n",
                "a: \"x: y\"\nb:\n  - - 1\n    - 2\n  -\n    c: 1\n",
                "a: 1\r\nb: 2\r\n"
            })
    void readsAsTheChangedDocumentHoweverTheTextIsWritten(String text) {
        changed(text, tree -> tree.put("added", "\u0085 \u2028 # : - {} \uD83D\uDE00 no")
                .put("a", "no"));
        changed(text, tree -> tree.remove("a"));
        changed(
                text,
                tree -> tree.withObject("new").put("yes", true).putNull("~").put("1", BigDecimal.ONE));
    }

    @Test
    void readsAsTheChangedDocumentWhateverIsChanged() {
        Seeded.check(40, random -> {
            String text = TEXT;
            for (int step = 0; step < 4; step++) {
                text = changed(text, tree -> change(tree, random));
            }
        });
    }

    @Test
    void findsTheNextFreeName() {
        assertThat(NextVersion.after("2026.1", name -> false)).isEqualTo("2026.2");
        assertThat(NextVersion.after("2026.1", List.of("2026.2", "2026.3")::contains))
                .isEqualTo("2026.4");
        assertThat(NextVersion.after("spring", name -> false)).isEqualTo("spring.2");
        assertThat(NextVersion.after("v009", name -> false)).isEqualTo("v10");
    }

    /** The text after a change; it must read as the changed document. */
    private static String changed(String text, Consumer<ObjectNode> change) {
        ObjectNode tree = Documents.read(text).deepCopy();
        change.accept(tree);
        String changed = DocumentText.with(text, tree);
        assertThat(Documents.read(changed)).as(changed).isEqualTo(tree);
        return changed;
    }

    private static List<String> differing(String before, String now) {
        List<String> known = before.lines().toList();
        return now.lines().filter(line -> !known.contains(line)).toList();
    }

    private static ObjectNode tier(ObjectNode tree, int guardrail, int tier) {
        return (ObjectNode) tree.at("/guardrails/" + guardrail + "/max/" + tier);
    }

    private static void change(JsonNode node, Seeded random) {
        if (node.isArray() && !node.isEmpty() && random.between(0, 2) > 0) {
            change(node.get(random.between(0, node.size() - 1)), random);
        } else if (node instanceof ArrayNode list && random.between(0, 1) == 0 && !list.isEmpty()) {
            list.remove(random.between(0, list.size() - 1));
        } else if (node instanceof ArrayNode list) {
            list.insert(
                    random.between(0, list.size()),
                    list.isEmpty() ? value(random) : list.get(0).deepCopy());
        } else if (node instanceof ObjectNode object) {
            change(object, random);
        }
    }

    private static void change(ObjectNode object, Seeded random) {
        List<String> names =
                object.propertyStream().map(property -> property.getKey()).toList();
        String name = names.isEmpty() ? "first" : names.get(random.between(0, names.size() - 1));
        if (object.path(name).isContainerNode() && random.between(0, 3) > 0) {
            change(object.get(name), random);
        } else if (random.between(0, 4) == 0) {
            object.remove(name);
        } else {
            object.set(random.between(0, 1) == 0 ? name : "n" + random.between(0, 8), value(random));
        }
    }

    private static JsonNode value(Seeded random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.between(0, 5)) {
            case 0 ->
                nodes.textNode(List.of("no", "2026-01-01", "09:00", "a # b", "x: y", "- z", "1.20", " ")
                        .get(random.between(0, 7)));
            case 1 -> nodes.numberNode(BigDecimal.valueOf(random.between(0, 99999), random.between(0, 3)));
            case 2 -> nodes.booleanNode(random.between(0, 1) == 0);
            case 3 ->
                nodes.objectNode().put("a", "b").set("c", nodes.arrayNode().add("d"));
            case 4 -> nodes.arrayNode().add(nodes.objectNode().put("e", "f"));
            default -> nodes.nullNode();
        };
    }
}
