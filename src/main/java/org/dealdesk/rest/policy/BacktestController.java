package org.dealdesk.rest.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dealdesk.backtest.Backtest;
import org.dealdesk.backtest.Backtests;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.backtest.source.Upload;
import org.dealdesk.command.Command;
import org.dealdesk.command.Done;
import org.dealdesk.deal.csv.CsvEncoding;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Cursor;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.Answers;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a version of the policy would have made of deals that are known. */
@RestController
@RequestMapping(path = "/api/v1/policies", produces = MediaType.APPLICATION_JSON_VALUE)
class BacktestController {

    private static final Pattern WAIT = Pattern.compile("(?:.*[,;\\s])?wait=([0-9]{1,2})(?:[,;\\s].*)?");
    private static final int LONGEST_WAIT = 30;
    private static final String ADDRESS = "/api/v1/policies/backtests/";

    private final Backtests backtests;
    private final RestCommands commands;
    private final Answers answers;

    BacktestController(Backtests backtests, RestCommands commands, Answers answers) {
        this.backtests = backtests;
        this.commands = commands;
        this.answers = answers;
    }

    /** A back-test as it leaves. */
    record BacktestAnswer(
            String id,
            @JsonUnwrapped Versions versions,
            @JsonUnwrapped Deals deals,
            @JsonUnwrapped Run run,
            JsonNode result) {

        /** The two versions that are compared. The candidate can be a working copy that was no version yet. */
        record Versions(String policy, String draftSha256, String against) {}

        /** Which deals are assessed: those of a period, or of an upload. */
        record Deals(
                Backtest.Source source, LocalDate from, LocalDate to, Period.Which revisions, String uploadSha256) {}

        /** How it goes, who started it, and when and why it ended. */
        record Run(
                Backtest.State state,
                Backtest.Progress progress,
                String createdBy,
                Instant createdAt,
                Instant endedAt,
                String reason) {}

        static BacktestAnswer of(Backtest backtest) {
            Backtest.Question question = backtest.question();
            Backtest.Ending ending = backtest.ending();
            Period period = question.period();
            return new BacktestAnswer(
                    backtest.id(),
                    new Versions(question.policy(), question.draftSha256(), question.against()),
                    new Deals(
                            question.source(),
                            period == null ? null : period.from(),
                            period == null ? null : period.to(),
                            period == null ? null : period.which(),
                            question.uploadSha256()),
                    new Run(
                            backtest.state(),
                            backtest.progress(),
                            backtest.createdBy(),
                            backtest.createdAt(),
                            ending.at(),
                            ending.reason()),
                    ending.result() == null ? null : CanonicalJson.read(ending.result()));
        }
    }

    @PostMapping(path = "/{version}/backtest", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> ofPeriod(
            @PathVariable("version") String version,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Query.of(request).refuseIfAny();
        Input<Period> period = body.read(BacktestController::period);
        return begun(request, body, caller, () -> {
            backtests.requireMayStart(version, caller);
            return backtests.start(version, period.valid(), caller);
        });
    }

    @PostMapping(path = "/{version}/backtest", consumes = "text/csv")
    ResponseEntity<String> ofCsv(
            @PathVariable("version") String version, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        return ofUpload(version, Upload.Format.CSV, caller, request);
    }

    @PostMapping(
            path = "/{version}/backtest",
            consumes = {"application/x-ndjson", "application/jsonl"})
    ResponseEntity<String> ofJsonLines(
            @PathVariable("version") String version, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException {
        return ofUpload(version, Upload.Format.JSON_LINES, caller, request);
    }

    @GetMapping("/backtests")
    ResponseEntity<Page<BacktestAnswer>> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        int limit = query.limit();
        String cursor = query.textCursor();
        query.refuseIfAny();
        String before = cursor == null ? null : Cursor.read(cursor, 1).get(0);
        List<Backtest> rows = backtests.list(caller, before, limit + 1);
        return Query.respond(
                request, Page.of(rows, limit, one -> Cursor.of(one.id())).map(BacktestAnswer::of));
    }

    /** {@code Prefer: wait=10} asks to wait so many seconds for its end. */
    @GetMapping("/backtests/{id:[0-9a-f-]+}")
    BacktestAnswer read(
            @PathVariable("id") String id, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        return BacktestAnswer.of(backtests.find(id, caller, wait(request)));
    }

    @DeleteMapping("/backtests/{id:[0-9a-f-]+}")
    ResponseEntity<String> cancel(@PathVariable("id") String id, @AuthenticationPrincipal Caller caller) {
        return commands.perform(Command.of("cancel-backtest", caller), 204, () -> {
            backtests.cancel(id, caller);
            return null;
        });
    }

    private ResponseEntity<String> ofUpload(
            String version, Upload.Format format, Caller caller, HttpServletRequest request) throws IOException {
        Query query = Query.of(request);
        String against = query.identifier("against", 40);
        query.refuseIfAny();
        backtests.requireMayStart(version, caller);
        Charset charset = charset(request, format);
        Upload upload = backtests.receive(request.getInputStream(), request.getContentLengthLong(), format, charset);
        try {
            Body body = new Body(null, upload.sha256());
            return begun(request, body, caller, () -> backtests.start(version, against, upload, caller));
        } finally {
            upload.discard();
        }
    }

    private ResponseEntity<String> begun(
            HttpServletRequest request, Body body, Caller caller, Supplier<Backtest> work) {
        return commands.perform(RestCommands.command("backtest", request, body, caller), answers, () -> {
            BacktestAnswer begun = BacktestAnswer.of(work.get());
            return Done.of("begun", answers.at(ADDRESS + begun.id(), 202, begun));
        });
    }

    private static Period period(Fields fields) {
        LocalDate from = fields.date("from");
        LocalDate to = fields.date("to");
        Period.Which which = fields.optionalWord("revisions", Period.Which.class);
        if (from != null && to != null && to.isBefore(from)) {
            fields.faults().add("/to", "out-of-order", "must be on or after from");
        }
        return new Period(from, to, which == null ? Period.Which.ALL : which);
    }

    /** A CSV file may be in the encodings that spreadsheets write; JSON is UTF-8. */
    private static Charset charset(HttpServletRequest request, Upload.Format format) {
        String named = MediaType.parseMediaType(request.getContentType()).getParameter("charset");
        if (named == null || named.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            return StandardCharsets.UTF_8;
        }
        return Stream.of(CsvEncoding.values())
                .filter(known -> format == Upload.Format.CSV && known.label().equalsIgnoreCase(named))
                .findFirst()
                .map(CsvEncoding::charset)
                .orElseThrow(() -> new Refusal(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Sets of deals are read in UTF-8, CSV files in UTF-16 and Windows-1252 too"));
    }

    private static Duration wait(HttpServletRequest request) {
        String prefer = request.getHeader("Prefer");
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        return wait.matches()
                ? Duration.ofSeconds(Math.min(Integer.parseInt(wait.group(1)), LONGEST_WAIT))
                : Duration.ZERO;
    }
}
