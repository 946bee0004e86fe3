package cn.hegui.service;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {
    @Test
    void whoRunsTheServiceSeesWhatItDoes(@TempDir Path data) throws Exception {
        try (RunningService service = RunningService.start(data)) {
            String key = service.key("monitor", Role.ADMINISTRATOR, null, "metrics");
            HttpRequest check = HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/checks"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("""
                            {"asOf":"2024-12-31","facts":[
                              {"kind":"institution","id":"S1","region":"330602","level":"secondary-vocational"},
                              {"kind":"institution","id":"S2","region":"330602","level":"secondary-vocational"}]}
                            """))
                    .build();
            assertThat(service.client().send(check).statusCode()).isEqualTo(200);

            HttpResponse<String> meters = service.client()
                    .send(HttpRequest.newBuilder(URI.create(service.address() + "/actuator/prometheus"))
                            .header("Authorization", "Bearer " + key)
                            .build());

            assertThat(meters.statusCode()).isEqualTo(200);
            assertThat(meters.body().lines())
                    .contains("hegui_checks_subjects_total 2.0", "hegui_runs_waiting 0.0", "hegui_webhooks_waiting 0.0")
                    .anyMatch(line -> line.startsWith("hegui_checks_seconds_count") && line.endsWith(" 1"))
                    .noneMatch(line -> line.contains("S1"));
        }
    }
}
