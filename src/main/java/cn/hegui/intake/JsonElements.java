package cn.hegui.intake;

import cn.hegui.model.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Cuts a .json file into the elements of its array, or takes the one value that it holds. The parser walks the tokens
 * and a window keeps the bytes of the current element only. Whatever is no JSON, no UTF-8 or too deep fails with line
 * and column: half a file is not judged.
 */
final class JsonElements implements Splitter {
    private final String file;
    private final Window window;
    private final JsonParser parser;
    private boolean started;
    private boolean inArray;
    private boolean ended;

    JsonElements(String file, InputStream content) {
        this.file = file;
        this.window = new Window(content);
        this.parser = Json.FILES.createParser(ObjectReadContext.empty(), window);
    }

    @Override
    public @Nullable RawRecord next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            JsonToken token = parser.nextToken();
            if (!started) {
                started = true;
                inArray = token == JsonToken.START_ARRAY;
                if (inArray) {
                    token = parser.nextToken();
                }
            } else if (!inArray) {
                requireEnd(token);
                return null;
            }
            if (token == null) {
                throw unparsable(window.end(), "没有内容", "it holds nothing");
            }
            if (inArray && token == JsonToken.END_ARRAY) {
                requireEnd(parser.nextToken());
                return null;
            }
            return element();
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        } catch (UnexpectedEndOfInputException cut) {
            throw unparsable(window.end(), "内容到此中断", "it breaks off there");
        } catch (StreamConstraintsException deep) {
            throw unparsable(offset(deep), "嵌套过深", "it is nested too deeply");
        } catch (JacksonException broken) {
            throw unparsable(offset(broken), "此处语法有误", "the syntax is broken there");
        } catch (NotUtf8Exception invalid) {
            throw unparsable(invalid.offset, "此处不是 UTF-8", "that is not UTF-8");
        }
    }

    private RawRecord element() {
        long from = parser.currentTokenLocation().getByteOffset();
        window.startAt(from);
        long line = window.line;
        parser.skipChildren();
        parser.finishToken();
        long to = parser.currentLocation().getByteOffset();
        byte[] bytes = window.taken(from, to);
        return to - from > RawRecord.LONGEST
                ? RawRecord.tooLong(file, line, bytes)
                : RawRecord.slice(file, line, bytes, 0, bytes.length);
    }

    private void requireEnd(@Nullable JsonToken token) {
        if (token != null) {
            long at = parser.currentTokenLocation().getByteOffset();
            throw unparsable(at, "此处多出内容", "something follows the value there");
        }
        ended = true;
    }

    private static long offset(JacksonException failure) {
        return failure.getLocation() == null
                ? Long.MAX_VALUE
                : failure.getLocation().getByteOffset();
    }

    private UnreadableInputException unparsable(long offset, String zh, String en) {
        window.startAt(offset);
        return new UnreadableInputException(new Texts(
                "%s 不是有效的 JSON：第 %d 行第 %d 列，%s。请修正后重试；若每行一条记录，请改用 .jsonl。"
                        .formatted(file, window.line, window.column, zh),
                ("%s is not valid JSON: line %d, column %d, %s. Mend it and try again; maybe it has one record a line, "
                                + "then name it .jsonl.")
                        .formatted(file, window.line, window.column, en)));
    }

    /** Thrown from under the parser, which lets it pass. */
    private static final class NotUtf8Exception extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long offset;

        NotUtf8Exception(long offset) {
            super(null, null, false, false);
            this.offset = offset;
        }
    }

    /** Hands the bytes on to the parser and keeps those since the start of the element, up to the longest allowed. */
    private static final class Window extends InputStream {
        private final InputStream content;
        private final Utf8 utf8 = new Utf8();
        private final byte[] one = new byte[1];
        private byte[] held = new byte[1 << 16];
        private int count;
        /** The offset in the content of the first byte held, and its line and column. */
        private long base;

        private long line = 1;
        private long column = 1;
        private byte @Nullable [] startOfTooLong;
        private long invalid = Utf8.VALID;

        Window(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (invalid != Utf8.VALID) {
                throw new NotUtf8Exception(invalid);
            }
            int read = content.read(target, offset, length);
            invalid = read < 0 ? utf8.end() : utf8.accept(target, offset, offset + read);
            if (invalid != Utf8.VALID) {
                // The parser first gets what stands before: a breach of syntax there comes first in the text.
                read = (int) (invalid - end());
                if (read <= 0) {
                    throw new NotUtf8Exception(invalid);
                }
            }
            if (read > 0) {
                hold(target, offset, read);
            }
            return read;
        }

        private void hold(byte[] source, int offset, int length) {
            if (count > RawRecord.LONGEST) {
                if (startOfTooLong == null) {
                    startOfTooLong = Arrays.copyOf(held, RawRecord.KEPT);
                }
                drop(count);
            }
            if (count + length > held.length) {
                held = Arrays.copyOf(held, Math.max(count + length, 2 * held.length));
            }
            System.arraycopy(source, offset, held, count, length);
            count += length;
        }

        /** The offset after the last byte read. */
        long end() {
            return base + count;
        }

        /** Lets go of everything before {@code offset}; then line and column are its own. */
        void startAt(long offset) {
            startOfTooLong = null;
            drop((int) Math.max(0, Math.min(offset - base, count)));
        }

        /** The bytes of the element, or the start of one that is too long. */
        byte[] taken(long from, long to) {
            return startOfTooLong != null
                    ? startOfTooLong
                    : Arrays.copyOf(held, (int) (to - from > RawRecord.LONGEST ? RawRecord.KEPT : to - from));
        }

        private void drop(int bytes) {
            for (int i = 0; i < bytes; i++) {
                if (held[i] == '\n') {
                    line++;
                    column = 1;
                } else if ((held[i] & 0xc0) != 0x80) {
                    column++;
                }
            }
            System.arraycopy(held, bytes, held, 0, count - bytes);
            count -= bytes;
            base += bytes;
        }
    }
}
