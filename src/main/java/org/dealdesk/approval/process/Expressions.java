package org.dealdesk.approval.process;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * What an expression of a process can reach: the named beans, and the task or execution at hand. The beans are looked for first,
 * since the engine's own order asks the database for a variable of that name before every call, and there are no variables.
 */
final class Expressions extends JuelExpressionManager {

    Expressions(Map<Object, Object> beans) {
        super(beans);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new ReadOnlyMapELResolver(beans));
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new BeanELResolver());
        return resolvers;
    }
}
