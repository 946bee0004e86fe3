package cn.hegui.service.selfcheck;

import cn.hegui.batch.RunRegions;
import cn.hegui.check.Check;
import cn.hegui.check.Judge;
import cn.hegui.intake.FactReader;
import cn.hegui.intake.FactSchema;
import cn.hegui.intake.Identity;
import cn.hegui.intake.RawRecord;
import cn.hegui.intake.Reading;
import cn.hegui.intake.UnknownProperty;
import cn.hegui.model.Judgement;
import cn.hegui.model.Language;
import cn.hegui.model.Outcome;
import cn.hegui.model.Reject;
import cn.hegui.policy.PolicyBook;
import cn.hegui.report.CreditRecordLines;
import cn.hegui.report.FindingLines;
import cn.hegui.report.MessageWriter;
import cn.hegui.report.RegionNames;
import cn.hegui.report.RejectLines;
import cn.hegui.report.SubjectLines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Judges facts that somebody sends and keeps nothing of them: for the self-check page and for programs. What judging needs
 * is kept ready for the days that were asked last.
 */
@Component
public final class Checking {
    /** More days than people ask about at once. */
    private static final int DAYS_KEPT = 24;

    /** More seats than the regions with documents and their counties have. */
    private static final int SEATS_KEPT = 2_000;

    private static final byte[] SEPARATOR = {','};

    private final PolicyBook book;
    private final Check check;
    private final FactReader reader;
    private final Map<Language, MessageWriter> messages = new EnumMap<>(Language.class);
    private final Map<LocalDate, Day> days = Collections.synchronizedMap(new LinkedHashMap<>(DAYS_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Day> eldest) {
            return size() > DAYS_KEPT;
        }
    });

    /** What is kept ready for one day. */
    private record Day(Judge judge, Map<Language, Telling> tellings) {}

    /** What is kept ready for one day and language. */
    private record Telling(RegionNames regions, FindingLines findings) {}

    /** What kind and id name a subject, as far as one request goes. */
    private record Claimed(Object kind, String id) {}

    public Checking(PolicyBook book, Check check) {
        this.book = book;
        this.check = check;
        this.reader = new FactReader(book.indicatorIds(), false);
        for (Language language : Language.values()) {
            messages.put(language, new MessageWriter(book.kinds().byId(), FactSchema::heading, language));
        }
    }

    /**
     * What is found of one subject's facts, as {@link #answer(CheckRequest, Language)} tells it.
     *
     * @param record the facts, under any file name
     */
    public byte[] answer(RawRecord record, LocalDate asOf, Language language) {
        return answer(new CheckRequest(asOf, List.of(record), language), language);
    }

    /** What a notice of rectification may be about: the titles of those rules by their ids. */
    public SortedMap<String, String> noticeRules(Language language) {
        SortedMap<String, String> rules = new TreeMap<>();
        book.kinds().byId().values().stream()
                .filter(kind -> kind.id().startsWith("training-fund."))
                .forEach(kind -> rules.put(kind.id(), kind.title().in(language)));
        return rules;
    }

    /** The policy book by which it judges. */
    public PolicyBook book() {
        return book;
    }

    /** The judge of the state of things on {@code asOf}; for many threads. */
    public Judge judge(LocalDate asOf) {
        return day(asOf).judge();
    }

    private Day day(LocalDate asOf) {
        return days.computeIfAbsent(asOf, day -> new Day(check.at(day, SEATS_KEPT), new ConcurrentHashMap<>()));
    }

    private Telling telling(LocalDate asOf, Language language) {
        return day(asOf).tellings().computeIfAbsent(language, each -> {
            RegionNames regions = new RunRegions(book.regions(), asOf, each);
            return new Telling(
                    regions, new FindingLines(EnumSet.allOf(Outcome.class), messages(each), regions, book.clauses()));
        });
    }

    /** What reads records as all of the program does. */
    public FactReader reader() {
        return reader;
    }

    /** The sentences of findings. */
    public MessageWriter messages(Language language) {
        MessageWriter writer = messages.get(language);
        if (writer == null) {
            throw new IllegalStateException("no sentences in " + language);
        }
        return writer;
    }

    /** The names of regions as of {@code asOf}. */
    public RegionNames regions(LocalDate asOf, Language language) {
        return telling(asOf, language).regions();
    }

    /**
     * What is found of the facts of {@code request}, as JSON: {@code asOf}, {@code findings}, {@code subjects},
     * {@code creditRecords}, {@code rejects} and {@code unknownProperties}, each item as the files of a run have it; places
     * are those of the body.
     *
     * @param otherwise the language where the request names none
     */
    public byte[] answer(CheckRequest request, Language otherwise) {
        Language language = request.language() == null ? otherwise : request.language();
        Judge judge = judge(request.asOf());
        List<Judgement> judgements = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        Map<String, String> unknown = new LinkedHashMap<>();
        Map<Claimed, Long> claimed = new HashMap<>();
        for (int i = 0; i < request.facts().size(); i++) {
            String at = "/facts/" + i;
            Reading reading = once(reader.read(request.facts().get(i)), claimed);
            if (reading instanceof Reading.Accepted accepted) {
                judgements.add(judge.judge(accepted.subject()));
                for (UnknownProperty property : accepted.unknown()) {
                    unknown.putIfAbsent(property.name(), at + property.first().pointer());
                }
            } else if (reading instanceof Reading.Rejected rejected) {
                rejects.add(placed(rejected.reject(), at));
            }
        }
        return document(request.asOf(), language, judgements, rejects, unknown);
    }

    /** The reading; its reject where its kind and id were taken before. */
    private static Reading once(Reading reading, Map<Claimed, Long> claimed) {
        Identity identity = reading.identity();
        if (identity == null) {
            return reading;
        }
        Long first = claimed.putIfAbsent(new Claimed(identity.kind(), identity.id()), identity.line());
        return first == null ? reading : reading.secondTo(CheckRequest.FILE, first);
    }

    private static Reject placed(Reject reject, String at) {
        return new Reject(
                reject.file(), reject.line(), at + reject.pointer(), reject.id(), reject.code(), reject.reason());
    }

    private byte[] document(
            LocalDate asOf,
            Language language,
            List<Judgement> judgements,
            List<Reject> rejects,
            Map<String, String> unknown) {
        RegionNames regions = telling(asOf, language).regions();
        FindingLines findings = telling(asOf, language).findings();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
        text(out, "{\"asOf\":\"" + asOf + "\",\"findings\":");
        array(out, findings.lines(judgements));
        text(out, ",\"subjects\":");
        array(out, SubjectLines.lines(judgements, regions));
        text(out, ",\"creditRecords\":");
        array(out, CreditRecordLines.lines(judgements, regions));
        text(out, ",\"rejects\":");
        array(out, RejectLines.lines(rejects, language));
        if (!unknown.isEmpty()) {
            List<String> properties = new ArrayList<>();
            unknown.forEach((name, pointer) ->
                    properties.add("{\"name\":\"" + quoted(name) + "\",\"pointer\":\"" + quoted(pointer) + "\"}"));
            text(out, ",\"unknownProperties\":[" + String.join(",", properties) + "]");
        }
        text(out, "}");
        return out.toByteArray();
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The lines, each an object, as an array: within a line of JSON there is no line break. */
    private static void array(ByteArrayOutputStream out, byte[] lines) {
        out.write('[');
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                if (from > 0) {
                    out.writeBytes(SEPARATOR);
                }
                out.write(lines, from, i - from);
                from = i + 1;
            }
        }
        out.write(']');
    }
}
