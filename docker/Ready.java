import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** The container's health check: ends with 0 if the product says that it is ready for requests, else with 1. */
final class Ready {

    private Ready() {}

    public static void main(String[] args) {
        String port = System.getenv().getOrDefault("SERVER_PORT", "8080");
        System.exit(ready("http://127.0.0.1:" + port + "/actuator/health/readiness") ? 0 : 1);
    }

    private static boolean ready(String address) {
        try {
            HttpURLConnection call = (HttpURLConnection) URI.create(address).toURL().openConnection();
            call.setConnectTimeout(2_000);
            call.setReadTimeout(3_000);
            System.out.println(address + " answers " + call.getResponseCode());
            return call.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException unreachable) {
            System.out.println(address + ": " + unreachable.getMessage());
            return false;
        }
    }
}
