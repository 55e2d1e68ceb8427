package org.dealdesk.desk;

import java.util.TreeMap;
import org.dealdesk.approval.work.UseCases;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.web.Idempotency;
import org.springframework.stereotype.Component;

/** What a form asks for is done once, however often its button is pressed: the page gives each form a key of its own. */
@Component
public class OnceOnly {

    /** The hidden field with the key. */
    private static final String KEY = "key";

    private final Idempotency idempotency;
    private final UseCases useCases;

    OnceOnly(Idempotency idempotency, UseCases useCases) {
        this.idempotency = idempotency;
        this.useCases = useCases;
    }

    /** Performs the use case {@code name} unless this very form has asked for it before. */
    public void perform(String name, SubmittedForm sent, Viewer viewer, Runnable work) {
        useCases.perform(
                name,
                viewer.caller(),
                done -> "-",
                done -> done.replayed() ? "replayed" : "done",
                () -> idempotency.once(request(sent, viewer), () -> {
                    work.run();
                    return new Idempotency.Answer(303, null, null, "", false);
                }));
    }

    private static Idempotency.Request request(SubmittedForm sent, Viewer viewer) {
        String fields = CanonicalJson.sha256(new TreeMap<>(sent.fields()).toString());
        String key = sent.text(KEY);
        // Whoever goes back to the page and fills it in otherwise means something else.
        return new Idempotency.Request(
                viewer.caller(), "POST " + sent.address(), key == null ? null : key + "-" + fields, fields);
    }
}
