package cn.hegui.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service as a program within the program: {@code hegui serve} starts it. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class HeguiService {
    /**
     * Starts the service and returns when it answers. Settings that are given here go before those of the environment and
     * of files.
     *
     * @param settings by their names, for example {@code server.port}
     * @param clock by which all moments go
     */
    public static ConfigurableApplicationContext start(Map<String, String> settings, Clock clock) {
        return start(settings, clock, context -> {});
    }

    /** The same, with {@code more} registered before it starts. */
    static ConfigurableApplicationContext start(
            Map<String, String> settings, Clock clock, Consumer<GenericApplicationContext> more) {
        SpringApplication application = new SpringApplication(HeguiService.class);
        application.addInitializers((GenericApplicationContext context) -> {
            context.registerBean(Clock.class, () -> clock);
            more.accept(context);
        });
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return application.run(arguments.toArray(String[]::new));
    }
}
