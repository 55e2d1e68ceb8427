package org.dealdesk.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.dealdesk.approval.deadline.ExpireDeals;
import org.dealdesk.approval.work.DealTransactions;
import org.dealdesk.deal.Revision;
import org.dealdesk.guardrail.measure.MeasureTable;
import org.dealdesk.history.History;
import org.dealdesk.policy.Measure;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rules of the house, each with a small offender that shows it bites. */
final class ArchitectureRules {

    private static final String PURE = "org.dealdesk.(money|guardrail)..";

    private static final String INSIDE_THE_ENGINE =
            "org\\.dealdesk\\.approval\\.process\\.(Expressions|EngineConfiguration|EngineJobs|KnownAnswers(\\$.*)?)";

    private ArchitectureRules() {}

    /** Rule by rule, the class that breaks it on purpose. */
    static Map<ArchRule, Class<?>> withOffenders() {
        Map<ArchRule, Class<?>> rules = new LinkedHashMap<>();
        rules.put(oneDoorToTheEngine(), org.dealdesk.approval.offender.TalksToTheEngine.class);
        rules.put(fewClassesReachIntoTheEngine(), org.dealdesk.approval.offender.ReachesIntoTheEngine.class);
        rules.put(rulesArePure(), org.dealdesk.guardrail.offender.AsksADatabase.class);
        rules.put(rulesHaveNoClock(), org.dealdesk.guardrail.offender.LooksAtTheClock.class);
        rules.put(moneyIsNeverBinary(), org.dealdesk.guardrail.offender.ComputesInDouble.class);
        rules.put(doorsTouchNoTables(), org.dealdesk.rest.offender.TouchesTables.class);
        rules.put(onlyCommandsOpenTransactionsForDoors(), org.dealdesk.rest.offender.OpensATransaction.class);
        rules.put(onlyCommandsLockDealsForDoors(), org.dealdesk.desk.offender.LocksADeal.class);
        rules.put(doorsReadNothingPastTheRedaction(), org.dealdesk.rest.offender.ReadsRecordsAsStored.class);
        rules.put(onlyOneClock(), org.dealdesk.approval.offender.ReadsTheWallClock.class);
        rules.put(nothingIsFoundOnTheThread(), org.dealdesk.approval.offender.FindsItsTransaction.class);
        rules.put(namesSayWhatAThingIs(), org.dealdesk.approval.offender.OffenderManager.class);
        rules.put(aMeasureIsItsRows(), org.dealdesk.guardrail.offender.SwitchesOnMeasures.class);
        rules.put(ConstructorSizes.haveFewParameters(), org.dealdesk.approval.offender.TakesEightParameters.class);
        return rules;
    }

    static ArchRule oneDoorToTheEngine() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("org.dealdesk.approval.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .because("the engine must be replaceable behind one door");
    }

    static ArchRule fewClassesReachIntoTheEngine() {
        return noClasses()
                .that()
                .haveNameNotMatching(INSIDE_THE_ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.engine.impl..", "org.camunda.bpm.impl..")
                .because("docs/adr/0001-engine-and-its-exit.md lists what is used of the engine beyond its public API");
    }

    static ArchRule rulesArePure() {
        return noClasses()
                .that()
                .resideInAPackage(PURE)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.(*)..", "java.sql..", "javax.sql..", "java.net..", "java.nio.file..")
                .because("the rules are functions: no framework, no input, no output");
    }

    static ArchRule rulesHaveNoClock() {
        return noClasses()
                .that()
                .resideInAPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .because("the same deal must always be assessed alike");
    }

    static ArchRule moneyIsNeverBinary() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.dealdesk.(money|guardrail|policy|deal|commission)..")
                .should()
                .callMethod(BigDecimal.class, "doubleValue")
                .orShould()
                .callMethod(BigDecimal.class, "floatValue")
                .orShould()
                .callConstructor(BigDecimal.class, double.class)
                .orShould()
                .callMethod(BigDecimal.class, "valueOf", double.class)
                .because("money is exact");
    }

    static ArchRule doorsTouchNoTables() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.dealdesk.(rest|desk)..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
                .because("doors translate and decide nothing");
    }

    static ArchRule onlyCommandsOpenTransactionsForDoors() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.dealdesk.(rest|desk)..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dealdesk.platform.tx..", "org.springframework.transaction..")
                .because("key, transaction, log line and metric of what a door asks for are in Commands, once");
    }

    static ArchRule onlyCommandsLockDealsForDoors() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.dealdesk.(rest|desk)..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DealTransactions.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ExpireDeals.class)
                .because("doors call use cases, which lock the deal");
    }

    static ArchRule doorsReadNothingPastTheRedaction() {
        return noClasses()
                .that()
                .resideInAnyPackage("org.dealdesk.(rest|desk)..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(History.class)
                .orShould()
                .callMethod(Revision.class, "assessment")
                .orShould()
                .callMethod(Revision.class, "json")
                .orShould()
                .callMethod(Revision.class, "document")
                .because("what is stored holds costs, which CostRedaction takes out for readers who may not see them");
    }

    static ArchRule onlyOneClock() {
        return noClasses()
                .that()
                .resideInAPackage("org.dealdesk..")
                .and()
                .resideOutsideOfPackage("org.dealdesk.platform")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("tests move the one clock, and ids come from one place");
    }

    static ArchRule nothingIsFoundOnTheThread() {
        return noClasses()
                .should()
                .callMethod(TransactionSynchronizationManager.class, "getResource", Object.class)
                .orShould()
                .callMethod(TransactionSynchronizationManager.class, "bindResource", Object.class, Object.class)
                .because("a deal's transaction is passed as an argument");
    }

    static ArchRule packagesAreFreeOfCycles() {
        return slices().matching("org.dealdesk.(**)").should().beFreeOfCycles();
    }

    static ArchRule namesSayWhatAThingIs() {
        return classes()
                .should(haveATellingName())
                .because("a name says what a thing is or does, not in which layer it sits");
    }

    /** A switch asks a constant for its ordinal. */
    static ArchRule aMeasureIsItsRows() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Measure.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(MeasureTable.class.getName())
                .should()
                .accessFieldWhere(JavaAccess.Predicates.target(owner(equivalentTo(Measure.class))))
                .orShould()
                .callMethod(Measure.class, "ordinal")
                .because("a measure is its constant in Measure and its row in MeasureTable; all else asks these two");
    }

    private static ArchCondition<JavaClass> haveATellingName() {
        return new ArchCondition<>("not be called Service, Manager, Helper, Util, Impl or Dto") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean empty = type.getSimpleName().matches(".*(Service|Manager|Helper|Utils?|Impl|Dto)");
                events.add(new SimpleConditionEvent(type, !empty, type.getName()));
            }
        };
    }
}
