package cn.hegui.service;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What who runs the service decides, by flags, environment ({@code HEGUI_DATA}) or file ({@code hegui.data}).
 *
 * @param data the data folder
 * @param address how people reach the service, without a slash at the end; empty: {@code http://localhost:PORT}
 */
@ConfigurationProperties("hegui")
public record ServiceSettings(
        @DefaultValue("hegui-data") Path data,
        @DefaultValue Db db,
        @DefaultValue("") String address) {
    /**
     * The database.
     *
     * @param url null: an H2 file in the data folder
     */
    public record Db(
            @Nullable String url,
            @DefaultValue("hegui") String user,
            @DefaultValue("") String password) {}
}
