package org.dealdesk.testing.product;

import org.dealdesk.testing.database.Database;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops everything that tests shared, top down, once the last of them is done. */
public final class Closing implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Product.closeAll();
        Database.stopServer();
    }
}
