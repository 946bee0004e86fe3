package cn.hegui.service.account;

import cn.hegui.model.Texts;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes of passwords: Argon2id with 19 MiB, two passes, one lane (the first choice of the OWASP cheat sheet). Others are still
 * read, so that figures can be raised later; {@link #upgradeEncoding} says which should be made anew.
 */
final class Passwords implements PasswordEncoder {
    /** The fewest characters of a password. */
    static final int SHORTEST = 12;

    /** The most characters of a password, so that hashing has a bound. */
    static final int LONGEST = 100;

    private static final String MARK = "{argon2id}";
    private static final String BCRYPT = "{bcrypt}";
    private static final int MEBIBYTES_19 = 19_456;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function NOW = Argon2Function.getInstance(MEBIBYTES_19, 2, 1, 32, Argon2.ID);

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null
                ? null
                : MARK
                        + Password.hash(password)
                                .addRandomSalt(SALT_BYTES)
                                .with(NOW)
                                .getResult();
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null || password.length() > LONGEST) {
            return false;
        }
        if (hash.startsWith(MARK)) {
            String own = hash.substring(MARK.length());
            return Argon2Function.getInstanceFromHash(own).check(password, own);
        }
        return hash.startsWith(BCRYPT) && bcrypt.matches(password, hash.substring(BCRYPT.length()));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hash != null
                && !(hash.startsWith(MARK)
                        && Argon2Function.getInstanceFromHash(hash.substring(MARK.length()))
                                .equals(NOW));
    }

    /** What is wrong with a new password; null: nothing. */
    static @Nullable Texts problem(String login, String password, String repeated) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return new Texts("密码应有 12 到 100 个字符。", "A password has 12 to 100 characters.");
        }
        if (password.chars().distinct().count() < 5 || password.equalsIgnoreCase(login)) {
            return new Texts(
                    "这个密码太容易猜到：至少要有 5 种不同的字符，也不能就是登录名。",
                    "That password is too easy to guess: it needs 5 different characters and must not be the login.");
        }
        if (!password.equals(repeated)) {
            return new Texts("两次输入的密码不同。", "The two passwords differ.");
        }
        return null;
    }
}
