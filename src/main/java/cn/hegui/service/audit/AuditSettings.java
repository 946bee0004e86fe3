package cn.hegui.service.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What who runs the service decides of runs and uploads.
 *
 * @param runsAtOnce how many runs are worked on at a time; the others wait
 * @param threads of each run; 0: one for each core
 * @param largestUpload of one file
 * @param uploadsOfOne of all files that one account keeps
 * @param uploadsKept how long a file is kept that nobody touches; what a run has used stays with the run
 * @param largestAttachment of one file beside a note
 */
@ConfigurationProperties("hegui.audit")
public record AuditSettings(
        @DefaultValue("1") int runsAtOnce,
        @DefaultValue("0") int threads,
        @DefaultValue("8GB") DataSize largestUpload,
        @DefaultValue("32GB") DataSize uploadsOfOne,
        @DefaultValue("7d") Duration uploadsKept,
        @DefaultValue("20MB") DataSize largestAttachment) {}
