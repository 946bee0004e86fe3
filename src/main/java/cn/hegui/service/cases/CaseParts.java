package cn.hegui.service.cases;

import cn.hegui.store.CaseStore;
import cn.hegui.store.CreditFeed;
import cn.hegui.store.Database;
import cn.hegui.store.Webhooks;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the product that cases are put together from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSettings.class)
class CaseParts {
    @Bean
    CaseStore caseStore(Database database) {
        return new CaseStore(database);
    }

    @Bean
    CreditFeed creditFeed(Database database) {
        return new CreditFeed(database);
    }

    @Bean
    Webhooks webhooks(Database database) {
        return new Webhooks(database);
    }

    @Bean
    PublicationRules publicationRules() {
        return PublicationRules.bundled();
    }
}
