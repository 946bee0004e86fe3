package cn.hegui.service;

import cn.hegui.check.Check;
import cn.hegui.engine.RuleEngine;
import cn.hegui.policy.PolicyBook;
import cn.hegui.policy.RuleKinds;
import cn.hegui.store.AccessLog;
import cn.hegui.store.Accounts;
import cn.hegui.store.ApiKeys;
import cn.hegui.store.DataFolder;
import cn.hegui.store.Database;
import cn.hegui.store.DatabaseAddress;
import cn.hegui.store.IdempotencyKeys;
import java.io.IOException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the product that the service is put together from. */
@Configuration(proxyBeanMethods = false)
class Parts {
    @Bean
    PolicyBook policyBook() {
        return PolicyBook.bundled(RuleKinds.bundled());
    }

    @Bean
    RuleEngine ruleEngine() {
        return RuleEngine.bundled();
    }

    @Bean
    Check check(PolicyBook book, RuleEngine engine) {
        return new Check(book, engine);
    }

    @Bean
    DataFolder dataFolder(ServiceSettings settings) throws IOException {
        return DataFolder.open(settings.data());
    }

    @Bean(destroyMethod = "close")
    Database database(ServiceSettings settings, DataFolder folder) {
        ServiceSettings.Db db = settings.db();
        String url = db.url() == null ? folder.databaseUrl() : db.url();
        return Database.open(new DatabaseAddress(url, db.user(), db.password()));
    }

    @Bean
    Accounts accounts(Database database) {
        return new Accounts(database);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(Database database) {
        return new IdempotencyKeys(database);
    }

    @Bean
    ApiKeys apiKeys(Database database) {
        return new ApiKeys(database);
    }

    @Bean
    AccessLog accessLog(Database database) {
        return new AccessLog(database);
    }

    @Bean
    HealthIndicator databaseHealth(Database database) {
        return () -> database.isAlive()
                ? Health.up().build()
                : Health.down().withDetail("database", "away").build();
    }
}
