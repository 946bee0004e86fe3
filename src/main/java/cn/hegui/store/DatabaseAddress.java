package cn.hegui.store;

/**
 * Where the database is and how to sign in.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 */
public record DatabaseAddress(String url, String user, String password) {
    /** Never shows the password, which logs could keep. */
    @Override
    public String toString() {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1…") + " as " + user;
    }

    /** Whether it is PostgreSQL, which enforces more than H2 can. */
    public boolean isPostgresql() {
        return url.startsWith("jdbc:postgresql:");
    }
}
