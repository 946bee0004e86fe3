package cn.hegui.service.api;

import cn.hegui.model.Texts;
import cn.hegui.service.web.Failures;
import cn.hegui.service.web.Problem;
import cn.hegui.service.web.ProblemJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Refuses a body of the API that is larger than its path takes, by its announced length before a byte is read, else as soon as
 * the bound is passed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
public class BodyLimits extends OncePerRequestFilter {
    private static final long MEBIBYTE = 1L << 20;
    private static final long USUAL = MEBIBYTE;

    /** Where more than 1 MiB is taken; the first row that fits decides. */
    static final List<Row> TABLE = List.of(
            new Row(HttpMethod.POST, "/api/v1/checks", 2 * MEBIBYTE),
            // A piece of an upload is bounded by the size that the upload announced.
            new Row(HttpMethod.PATCH, "/api/v1/uploads/{id}", Long.MAX_VALUE));

    /**
     * The bound of one path.
     *
     * @param path a pattern as in the mapping of the handler
     */
    record Row(HttpMethod method, PathPattern path, long bytes) {
        Row(HttpMethod method, String path, long bytes) {
            this(method, PathPatternParser.defaultInstance.parse(path), bytes);
        }
    }

    private final ProblemJson problems;

    BodyLimits(ProblemJson problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (!Failures.isApi(request)) {
            next.doFilter(request, response);
            return;
        }
        long most = most(request);
        if (request.getContentLengthLong() > most) {
            problems.write(response, tooLarge(most));
            return;
        }
        next.doFilter(new Bounded(request, most), response);
    }

    private static long most(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        for (Row row : TABLE) {
            if (row.method().matches(request.getMethod()) && row.path().matches(path)) {
                return row.bytes();
            }
        }
        return USUAL;
    }

    static Problem tooLarge(long most) {
        String size = most % MEBIBYTE == 0 ? most / MEBIBYTE + " MiB" : most + " B";
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                new Texts(
                        "内容超过这里的上限 " + size + "。请分几次发送；大的文件请先上传。",
                        "The body is over the limit of " + size
                                + " here. Send it in parts; upload a large file first."));
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private final long most;

        Bounded(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedInput(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class BoundedInput extends ServletInputStream {
        private final ServletInputStream input;
        private final long most;
        private long read;

        BoundedInput(ServletInputStream input, long most) {
            this.input = input;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = input.read();
            if (one >= 0) {
                count(1);
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = input.read(bytes, offset, length);
            if (some > 0) {
                count(some);
            }
            return some;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                throw tooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return input.isFinished();
        }

        @Override
        public boolean isReady() {
            return input.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            input.setReadListener(listener);
        }
    }
}
