package cn.hegui.service.audit;

import cn.hegui.store.DataFolder;
import cn.hegui.store.Database;
import cn.hegui.store.FindingNotes;
import cn.hegui.store.Runs;
import cn.hegui.store.UploadFiles;
import cn.hegui.store.Uploads;
import cn.hegui.store.WaiverProposals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the workspace keeps its things in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
@EnableScheduling
class AuditParts {
    @Bean
    Runs runs(Database database) {
        return new Runs(database);
    }

    @Bean
    Uploads uploadStore(Database database) {
        return new Uploads(database);
    }

    @Bean
    UploadFiles uploadFiles(DataFolder folder) {
        return new UploadFiles(folder);
    }

    @Bean
    FindingNotes findingNotes(Database database) {
        return new FindingNotes(database);
    }

    @Bean
    WaiverProposals waiverProposals(Database database) {
        return new WaiverProposals(database);
    }
}
