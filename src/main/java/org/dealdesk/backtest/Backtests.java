package org.dealdesk.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dealdesk.backtest.Backtest.Source;
import org.dealdesk.backtest.Backtest.State;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.backtest.comparison.StoredRevisions;
import org.dealdesk.backtest.comparison.VersionAssessor;
import org.dealdesk.backtest.source.CsvSource;
import org.dealdesk.backtest.source.Upload;
import org.dealdesk.backtest.source.UploadFolder;
import org.dealdesk.backtest.source.UploadedDealReader;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.SecurityLog;
import org.dealdesk.platform.tx.Transactions;
import org.dealdesk.policy.Policy;
import org.dealdesk.policy.life.Policies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Back-tests: started by policy administrators before a version is activated, and read by Finance and auditors too. Only the
 * back-test itself is written.
 */
@Component
public class Backtests {

    private static final Set<Role> READERS = Set.of(Role.POLICY_ADMIN, Role.FINANCE, Role.AUDITOR);
    private static final int MOST_OF_A_DOCUMENT = 3;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** Sorts after every id. */
    private static final String LAST = "~";

    private final BacktestTable table;
    private final BacktestRuns runs;
    private final Policies policies;
    private final Transactions transactions;
    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;
    private final UploadFolder folder;

    Backtests(
            BacktestTable table,
            BacktestRuns runs,
            Policies policies,
            Transactions transactions,
            JdbcTemplate jdbc,
            UploadFolder folder,
            Clock clock) {
        this.table = table;
        this.runs = runs;
        this.policies = policies;
        this.transactions = transactions;
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.clock = clock;
        this.folder = folder;
    }

    public static boolean mayRead(Caller caller) {
        return caller.roles().stream().anyMatch(READERS::contains);
    }

    /** Whether they may start and cancel some. */
    public static boolean mayStart(Caller caller) {
        return caller.is(Role.POLICY_ADMIN);
    }

    /** Refuses callers without permission and unknown versions before the set is read. */
    public void requireMayStart(String version, Caller caller) {
        requireStarter(caller);
        requireVersion(version);
    }

    /**
     * Takes an uploaded set in, before it is known whether the request is a new one.The set is not read where no back-test could be
     * started on it.
     *
     * @param announced how many bytes the request says that it has; -1 where it does not say
     */
    public Upload receive(InputStream in, long announced, Upload.Format format, Charset charset) {
        if (announced > folder.most()) {
            throw Upload.tooLarge(folder.most());
        }
        reserve();
        Upload upload = store(in, format);
        upload.readAs(charset);
        try {
            if (format == Upload.Format.CSV) {
                CsvSource.requireColumns(upload);
            }
            return upload;
        } catch (RuntimeException refused) {
            upload.discard();
            throw refused;
        }
    }

    /** Takes a place for a back-test, which the upload then holds. */
    private void reserve() {
        if (!runs.reserve()) {
            throw new Refusal(ProblemType.BUSY, "As many back-tests as this server takes are running; try again later");
        }
    }

    private Upload store(InputStream in, Upload.Format format) {
        try {
            return Upload.store(in, format, folder.newFile(), folder.most(), runs::release);
        } catch (IOException full) {
            runs.release();
            throw new UncheckedIOException(full);
        } catch (RuntimeException refused) {
            runs.release();
            throw refused;
        }
    }

    /** Holds the stored revisions of a period against the version. */
    public Backtest start(String version, Period period, Caller caller) {
        requireMayStart(version, caller);
        if (period.to().isBefore(period.from())) {
            throw InvalidInput.of("/to", "out-of-order", "must be on or after from");
        }
        return start(policies.version(version), Backtest.Question.ofRevisions(version, period), caller);
    }

    /**
     * The same with a document that is no version yet.
     *
     * @param sha256 of its text
     */
    public Backtest startDraft(Policy draft, String sha256, Period period, Caller caller) {
        requireStarter(caller);
        return start(
                draft, Backtest.Question.ofRevisions(draft.version(), period).ofDraft(sha256), caller);
    }

    private Backtest start(Policy policy, Backtest.Question question, Caller caller) {
        VersionAssessor candidate = new VersionAssessor(policy);
        Instant now = clock.instant();
        Period period = question.period();
        Backtest starting = Backtest.starting(Ids.next(), question, caller.id(), now);
        return transactions.join(() -> {
            reserve();
            return begin(
                    starting,
                    () -> runs.start(
                            starting.id(), () -> new StoredRevisions(jdbc, period, now, policies, candidate), policy),
                    runs::release);
        });
    }

    /**
     * Holds an uploaded set against the version, which then owns the upload.
     *
     * @param against the version to compare with; null for the one in force today
     */
    public Backtest start(String version, String against, Upload upload, Caller caller) {
        requireMayStart(version, caller);
        if (against != null && policies.find(against).isEmpty()) {
            throw InvalidInput.of("/against", "unknown-value", "is not a policy version");
        }
        Policy then = against == null ? policies.inForce(policies.today()) : policies.version(against);
        Policy policy = policies.version(version);
        UploadedDealReader uploaded = new UploadedDealReader(new VersionAssessor(then), new VersionAssessor(policy));
        boolean csv = upload.format() == Upload.Format.CSV;
        Backtest starting = Backtest.starting(
                Ids.next(),
                new Backtest.Question(
                        version, null, then.version(), csv ? Source.CSV : Source.JSON_LINES, null, upload.sha256()),
                caller.id(),
                clock.instant());
        return transactions.join(() -> begin(
                starting,
                () -> {
                    upload.handOver();
                    runs.start(starting.id(), () -> upload.deals(uploaded), policy);
                },
                () -> {}));
    }

    public Backtest find(String id, Caller caller, Duration wait) {
        requireReader(caller);
        runs.await(id, wait);
        endUnheard();
        return table.find(id).orElseThrow(() -> Refusal.notFound("back-test " + id));
    }

    /** The newest first, without their results. */
    public List<Backtest> list(Caller caller, String before, int limit) {
        requireReader(caller);
        endUnheard();
        return table.list(before == null ? LAST : before, limit);
    }

    /** Those of a version or of its document before it was one, the newest first, without their results. */
    public List<Backtest> ofDocument(String version, String sha256, Caller caller) {
        requireReader(caller);
        endUnheard();
        return table.ofDocument(version, sha256, MOST_OF_A_DOCUMENT);
    }

    /** Cancels one that runs; what has ended stays as it is. */
    public void cancel(String id, Caller caller) {
        requireStarter(caller);
        transactions.join(() -> {
            Backtest found = table.find(id).orElseThrow(() -> Refusal.notFound("back-test " + id));
            table.end(id, State.CANCELLED, "Cancelled by " + caller.id(), clock.instant());
            return found;
        });
    }

    /** Writes the back-test down, and starts it once that is certain. */
    private Backtest begin(Backtest starting, Runnable start, Runnable giveUp) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    start.run();
                } else {
                    giveUp.run();
                }
            }
        });
        table.add(starting);
        return starting;
    }

    private void endUnheard() {
        Instant now = clock.instant();
        if (table.hasUnheard(now.minus(SILENCE))) {
            transactions.run(() -> table.endUnheard(now.minus(SILENCE), "The server that ran it has stopped", now));
        }
    }

    private void requireVersion(String version) {
        if (policies.find(version).isEmpty()) {
            throw Refusal.notFound("policy version " + version);
        }
    }

    private static void requireStarter(Caller caller) {
        SecurityLog.require(Role.POLICY_ADMIN, caller, "Only policy administrators start and cancel back-tests");
    }

    private static void requireReader(Caller caller) {
        if (!mayRead(caller)) {
            throw SecurityLog.refuse(
                    ProblemType.FORBIDDEN, caller, "Only policy administrators, finance and auditors read back-tests");
        }
    }
}
