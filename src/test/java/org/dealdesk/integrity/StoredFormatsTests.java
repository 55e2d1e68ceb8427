package org.dealdesk.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dealdesk.guardrail.document.AssessmentDocument;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.reader.PolicyReader;
import org.dealdesk.testing.data.Deals;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A revision of every format that was ever stored, with the policy of its day, read by today's code. The files are never changed: a new
 * format adds a folder.
 */
class StoredFormatsTests {

    /** One stored revision, as its row holds it. */
    record Stored(int format, String document, String sha256, Policy policy) {

        static Stored of(int format) {
            return new Stored(
                    format,
                    file(format, "document.json"),
                    file(format, "document.sha256"),
                    PolicyReader.read(Deals.resource("/revisions/" + format + "/policy.yaml")));
        }

        private static String file(int format, String name) {
            return Deals.resource("/revisions/" + format + "/" + name).strip();
        }

        JsonNode json() {
            return CanonicalJson.read(document);
        }

        /** With another document, whose hash is right. */
        Stored with(UnaryOperator<String> change) {
            String changed = change.apply(document);
            assertThat(changed).isNotEqualTo(document);
            return new Stored(format, changed, CanonicalJson.sha256(changed), policy);
        }

        List<String> violations() {
            JsonNode assessment = json().required("assessment");
            Violations violations = new Violations();
            RawRevision.Columns columns = new RawRevision.Columns(
                    json().required("policy").textValue(),
                    assessment.required("outcome").textValue(),
                    String.join(
                            ",",
                            assessment
                                    .required("requiredApprovals")
                                    .valueStream()
                                    .map(JsonNode::textValue)
                                    .toList()),
                    new BigDecimal(assessment.at("/economics/tcv").textValue())
                            .setScale(4)
                            .toPlainString());
            new RawRevision(4, json().required("revision").intValue(), columns, document, sha256)
                    .check(version -> policy, violations);
            return violations.first();
        }
    }

    static Stream<Named<Stored>> formats() {
        return IntStream.rangeClosed(1, AssessmentDocument.FORMAT)
                .mapToObj(format -> Named.of("format " + format, Stored.of(format)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isAssessedAgainToTheSameHashAndFacts(Stored stored) {
        assertThat(stored.json().required("format").intValue()).isEqualTo(stored.format());
        assertThat(CanonicalJson.sha256(stored.document())).isEqualTo(stored.sha256());
        assertThat(stored.violations()).isEmpty();
    }

    /** The sentences of the file are of another wording than today's, and no fact. */
    @ParameterizedTest
    @MethodSource("formats")
    void holdsNoSentence(Stored stored) {
        JsonNode texts = CanonicalJson.read(Stored.file(stored.format(), "texts.json"));

        assertThat(texts).hasSameSizeAs(stored.json().at("/assessment/findings"));
        assertThat(texts.toString()).contains(" has to approve").doesNotContain(" must approve");
        assertThat(stored.json().findValues("message")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void namesAChangedFact(Stored stored) {
        assertThat(stored.with(json -> json.replace("\"limit\":\"15.00\"", "\"limit\":\"15.01\""))
                        .violations())
                .containsExactly("D-000004 revision 2 re-assesses to something else than what is stored");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void namesAnotherHash(Stored stored) {
        assertThat(new Stored(stored.format(), stored.document(), "0".repeat(64), stored.policy()).violations())
                .containsExactly("D-000004 revision 2 has another hash than its document");
    }

    /** Not even its proposal is read: in a later format it may mean something else. */
    @ParameterizedTest
    @MethodSource("formats")
    void namesALaterFormatAndGuessesNothing(Stored stored) {
        assertThat(stored.with(json -> changed(json, document -> {
                            document.put("format", AssessmentDocument.FORMAT + 1);
                            document.set("proposal", document.textNode("somewhere else"));
                        }))
                        .violations())
                .containsExactly("D-000004 revision 2 cannot be assessed: format %d is not known to this version"
                        .formatted(AssessmentDocument.FORMAT + 1));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void namesADocumentWithoutAFormat(Stored stored) {
        assertThat(stored.with(json -> changed(json, document -> document.remove("format")))
                        .violations())
                .singleElement()
                .asString()
                .startsWith("D-000004 revision 2 cannot be assessed: ")
                .contains("format");
    }

    private static String changed(String document, Consumer<ObjectNode> change) {
        ObjectNode json = (ObjectNode) CanonicalJson.read(document);
        change.accept(json);
        return CanonicalJson.write(json);
    }
}
