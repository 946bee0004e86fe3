package cn.hegui.store;

import cn.hegui.model.Coded;
import cn.hegui.model.RegionCode;
import cn.hegui.model.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How regions and roles stand in the rows of accounts, keys and their log. */
final class Rows {
    private Rows() {}

    static Role role(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Coded.find(Role.class, row.getString("role")), "a role of the database");
    }

    static @Nullable RegionCode region(ResultSet row) throws SQLException {
        String code = row.getString("region");
        return code == null ? null : new RegionCode(code);
    }

    static @Nullable String code(@Nullable RegionCode region) {
        return region == null ? null : region.code();
    }
}
