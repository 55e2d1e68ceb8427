package org.dealdesk.testing.product;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.dealdesk.testing.database.Database;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A product on each database for the tests of one class alone, because they change people, policies or the time. Each starts when a
 * test first asks for it, and stops after the last.
 */
public final class OwnProducts implements AfterAllCallback {

    private final Map<Database, Product> started = new EnumMap<>(Database.class);
    private final Consumer<Product> furnish;

    public OwnProducts() {
        this(product -> {});
    }

    /**
     * @param furnish what a product that has just started is given
     */
    public OwnProducts(Consumer<Product> furnish) {
        this.furnish = furnish;
    }

    public synchronized Product on(Database database) {
        Product product = started.get(database);
        if (product == null) {
            product = Product.fresh(database);
            // Noted before it is furnished, so that it is stopped even where that fails.
            started.put(database, product);
            furnish.accept(product);
        }
        return product;
    }

    /** For each that has been started. */
    public synchronized void each(Consumer<Product> action) {
        started.values().forEach(action);
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        started.values().forEach(Product::close);
        started.clear();
    }
}
