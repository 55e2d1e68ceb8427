package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.history.EventType;
import org.dealdesk.policy.ApprovalFunction;
import org.dealdesk.policy.Measure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The texts of the pages: there is one for everything that a page can have to say. */
public class MessagesTests {

    /** What happens to people, policies and webhooks is in the history of none of the deals. */
    private static final List<String> OF_NO_DEAL = List.of(
            "PERSON_",
            "AUTHORITY_",
            "POLICY_",
            "WEBHOOK_",
            "TOKEN_",
            "PROVIDER_",
            "DELEGAT",
            "SIGN",
            "SESSIONS_",
            "LINK_",
            "PASSWORD_",
            "PASSKEY");

    private final Properties messages = new Properties();

    @BeforeEach
    void read() throws IOException {
        try (Reader reader = new InputStreamReader(
                MessagesTests.class.getResourceAsStream("/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
    }

    @Test
    void nameWhateverCanHappenToADeal() {
        Set<String> happens = Stream.of(EventType.values())
                .map(EventType::name)
                .filter(type -> OF_NO_DEAL.stream().noneMatch(type::startsWith))
                .map(type -> "history." + type)
                .collect(Collectors.toSet());

        assertThat(messages.stringPropertyNames())
                .containsAll(happens)
                .containsAll(
                        Stream.of(Outcome.values()).map(it -> "outcome." + it).toList())
                .containsAll(Stream.of(ApprovalFunction.values())
                        .map(it -> "function." + it)
                        .toList())
                .containsAll(
                        Stream.of(Measure.values()).map(it -> "measure." + it).toList())
                .containsAll(
                        Stream.of(DealStatus.values()).map(it -> "status." + it).toList());
    }

    @Test
    void sayHowManyHaveVoted() {
        MessageFormat vote = new MessageFormat(messages.getProperty("confirm.vote"), Locale.ENGLISH);

        assertThat(vote.format(new Object[] {"Robin", 3, 1})).endsWith("once 3 have voted; so far 1 has.");
        assertThat(vote.format(new Object[] {"Robin", 2, 0})).endsWith("once 2 have voted; so far 0 have.");
    }
}
