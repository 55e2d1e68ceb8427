package org.dealdesk.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;

/** A constructor, that of a record included, has at most {@value #MOST} parameters. */
final class ConstructorSizes {

    static final int MOST = 7;

    /** Records with a component for each property of a document that people write. */
    static final Set<String> DOCUMENTS = Set.of("deal.Proposal", "policy.ApprovalRules", "policy.Policy", "policy.Sku");

    private ConstructorSizes() {}

    static ArchRule haveFewParameters() {
        return ArchRuleDefinition.classes()
                .should(haveFew())
                .because("parameters that belong together are a record of their own");
    }

    private static ArchCondition<JavaClass> haveFew() {
        return new ArchCondition<>("have constructors with at most " + MOST + " parameters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean few = parameters(type) <= MOST || isExempt(type);
                events.add(new SimpleConditionEvent(
                        type,
                        few,
                        "%s has a constructor with %d parameters".formatted(type.getName(), parameters(type))));
            }
        };
    }

    private static boolean isExempt(JavaClass type) {
        return DOCUMENTS.contains(name(type));
    }

    /** The class without the name of the product's package. */
    static String name(JavaClass type) {
        return type.getName().replaceFirst("^org\\.dealdesk\\.", "");
    }

    /** The parameters of its longest constructor, as they are written. */
    static int parameters(JavaClass type) {
        return type.isAnonymousClass()
                ? 0
                : type.getConstructors().stream()
                        .map(JavaConstructor::getRawParameterTypes)
                        .mapToInt(all -> all.size() - hidden(type))
                        .max()
                        .orElse(0);
    }

    /** The parameters that the compiler adds: name and place of an enum's constant, and the instance around an inner class. */
    private static int hidden(JavaClass type) {
        if (type.isEnum()) {
            return 2;
        }
        return type.isInnerClass() ? 1 : 0;
    }
}
