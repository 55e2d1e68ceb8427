package org.dealdesk.platform.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PlacesTests {

    private final Places places = new Places();

    @Test
    void areEightForLargeBodies() {
        assertThat(take(places::large)).hasSize(8);
        assertThat(places.await()).isPresent();
    }

    @Test
    void leaveHalfOfTheThreadsFree() {
        assertThat(take(places::await)).hasSize(100);
    }

    @Test
    void areBoundedPerAddressAndInAll() {
        List<Places.Place> first = take(() -> places.arrive("192.0.2.1"));
        assertThat(first).hasSize(512);
        assertThat(take(() -> places.arrive("192.0.2.2"))).hasSize(512);
        assertThat(places.arrive("192.0.2.3")).isEmpty();
        first.get(0).leave();
        assertThat(places.arrive("192.0.2.3")).isPresent();
    }

    @Test
    void areGivenBackOnce() {
        List<Places.Place> all = take(places::large);
        all.get(0).leave();
        all.get(0).leave();
        assertThat(places.large()).isPresent();
        assertThat(places.large()).isEmpty();
    }

    private static List<Places.Place> take(Supplier<Optional<Places.Place>> places) {
        List<Places.Place> taken = new ArrayList<>();
        for (Optional<Places.Place> next = places.get(); next.isPresent(); next = places.get()) {
            taken.add(next.get());
        }
        return taken;
    }
}
