package cn.hegui.intake;

import cn.hegui.model.Coded;
import cn.hegui.model.Enterprise;
import cn.hegui.model.Fact;
import cn.hegui.model.FactList;
import cn.hegui.model.Institution;
import cn.hegui.model.Measure;
import cn.hegui.model.Rectification;
import cn.hegui.model.RegionCode;
import cn.hegui.model.RegionSubject;
import cn.hegui.model.SubjectKind;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What facts a kind of subject may have: derived once from the model's records, whose component names are the wire
 * names. Readers, templates and forms all follow it.
 */
public final class FactSchema {
    /** The first year that a date or a year may name. */
    public static final int FIRST_YEAR = 1949;

    /** The last year that a date or a year may name. */
    public static final int LAST_YEAR = 2100;

    /** The greatest number that is read. */
    public static final BigDecimal LARGEST = BigDecimal.TEN.pow(18);

    /** The most characters that a number may be written with, and so the most decimals that any may have. */
    public static final int LONGEST_NUMBER = 100;

    /** The most characters that an institution's id may have. */
    public static final int LONGEST_ID = 32;

    private static final Map<SubjectKind, FactSchema> SCHEMAS = new EnumMap<>(Map.of(
            SubjectKind.ENTERPRISE, new FactSchema(SubjectKind.ENTERPRISE, "企业", Enterprise.class),
            SubjectKind.INSTITUTION, new FactSchema(SubjectKind.INSTITUTION, "院校", Institution.class),
            SubjectKind.REGION, new FactSchema(SubjectKind.REGION, "地区", RegionSubject.class)));

    private final SubjectKind kind;
    private final FactTable subject;

    private FactSchema(SubjectKind kind, String heading, Class<? extends Record> type) {
        this.kind = kind;
        this.subject = table(kind.code(), heading, type, List.of("id", "region"), false, kind);
    }

    /** The schema of the subjects of {@code kind}. */
    public static FactSchema of(SubjectKind kind) {
        FactSchema schema = SCHEMAS.get(kind);
        if (schema == null) {
            throw new IllegalStateException("no schema for " + kind);
        }
        return schema;
    }

    /** The kind of subject that it describes. */
    public SubjectKind kind() {
        return kind;
    }

    /** The fields of the subject itself, its lists among them. */
    public FactTable subject() {
        return subject;
    }

    /** The lists of the subject, in order, each with the fields of its items. */
    public List<FactTable> lists() {
        return subject.fields().stream()
                .filter(field -> field.type() == FactType.LIST)
                .map(FactField::itemsOfList)
                .toList();
    }

    /**
     * The field that {@code unknown}, the path of a property or the heading of a column, may stand for by mistake; null
     * where none is near.
     */
    public static @Nullable String nearest(String unknown) {
        int dot = unknown.indexOf('.');
        String list = dot < 0 ? "" : unknown.substring(0, dot);
        String property = unknown.substring(dot + 1);
        for (FactSchema schema : SCHEMAS.values()) {
            FactField of = schema.subject.field(list);
            FactTable table = of == null ? schema.subject : of.items();
            if (table == null || dot >= 0 && of == null) {
                continue;
            }
            for (FactField field : table.fields()) {
                if (Nearest.to(property, List.of(field.name(), field.heading())) != null) {
                    return (dot < 0 ? "" : list + ".") + field.name();
                }
            }
        }
        return null;
    }

    /** The Chinese heading of a field: of the list first, then of the subject, then of any other list that has it; null where none has. */
    public static @Nullable String heading(SubjectKind kind, @Nullable String list, String field) {
        FactSchema schema = FactSchema.of(kind);
        List<FactTable> tables = new ArrayList<>();
        schema.lists().stream().filter(table -> table.name().equals(list)).forEach(tables::add);
        tables.add(schema.subject());
        tables.addAll(schema.lists());
        for (FactTable table : tables) {
            FactField found = table.field(field);
            if (found != null) {
                return found.heading();
            }
        }
        return null;
    }

    private static FactTable table(
            String name, String heading, Class<?> type, List<String> namedBy, boolean unique, SubjectKind kind) {
        RecordComponent[] components = type.getRecordComponents();
        List<FactField> fields = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            Fact fact = components[i].getAnnotation(Fact.class);
            if (fact == null) {
                throw new IllegalStateException(type + ": " + components[i] + " lacks @Fact");
            }
            if (fact.of().length == 0 || Arrays.asList(fact.of()).contains(kind)) {
                fields.add(field(components[i], fact, namedBy.contains(components[i].getName()), i, kind));
            }
        }
        return new FactTable(
                name, heading, fields, namedBy, unique, constructor(type, components), accessors(components));
    }

    private static FactField field(
            RecordComponent component, Fact fact, boolean naming, int position, SubjectKind kind) {
        FactType type = type(component);
        BigDecimal least = BigDecimal.ZERO;
        BigDecimal most = LARGEST;
        if (fact.is() == Measure.YEAR) {
            least = BigDecimal.valueOf(FIRST_YEAR);
            most = BigDecimal.valueOf(LAST_YEAR);
        } else if (fact.is() == Measure.SHARE) {
            most = BigDecimal.ONE;
        } else if (component.getName().equals("employmentYear")) {
            // The first or the second year of an employment: facts.md, "Rejected records".
            least = BigDecimal.ONE;
            most = BigDecimal.valueOf(2);
        }
        return new FactField(
                component.getName(),
                fact.value(),
                type,
                fact.is(),
                choices(component.getType()),
                least,
                most,
                decimals(fact.is()),
                naming,
                type == FactType.LIST ? items(component, kind) : null,
                position);
    }

    private static FactTable items(RecordComponent list, SubjectKind kind) {
        Class<?> type = (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
        FactList about = type.getAnnotation(FactList.class);
        if (about == null) {
            throw new IllegalStateException(type + " lacks @FactList");
        }
        List<String> namedBy = List.of(about.namedBy());
        boolean unique = about.unique() && !namedBy.isEmpty();
        // The list's own heading may differ from kind to kind: 录用毕业生 of a firm, 推荐就业毕业生 of a school.
        Fact fact = list.getAnnotation(Fact.class);
        String heading = fact == null ? about.value() : fact.value();
        return table(list.getName(), heading, type, namedBy, unique, kind);
    }

    private static FactType type(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getDeclaringRecord() == Rectification.class
                && component.getName().equals("target")) {
            return FactType.TARGET;
        }
        if (type == String.class) {
            return FactType.TEXT;
        } else if (type == RegionCode.class) {
            return FactType.REGION;
        } else if (type == Boolean.class) {
            return FactType.FLAG;
        } else if (type == LocalDate.class) {
            return FactType.DATE;
        } else if (type == int.class || type == Integer.class) {
            return FactType.YEAR;
        } else if (type == Long.class) {
            return FactType.COUNT;
        } else if (type == BigDecimal.class) {
            return FactType.DECIMAL;
        } else if (type == List.class) {
            return FactType.LIST;
        } else if (type == Map.class) {
            return FactType.INDICATORS;
        } else if (type.isEnum() && Coded.class.isAssignableFrom(type)) {
            return FactType.CHOICE;
        }
        throw new IllegalStateException("no fact has the type of " + component);
    }

    private static Map<String, Coded> choices(Class<?> type) {
        Map<String, Coded> choices = new LinkedHashMap<>();
        @Nullable Object[] constants = type.getEnumConstants();
        if (constants != null) {
            for (Object constant : constants) {
                if (constant instanceof Coded coded) {
                    choices.put(coded.code(), coded);
                }
            }
        }
        return Collections.unmodifiableMap(choices);
    }

    private static int decimals(Measure measure) {
        return switch (measure) {
            case AMOUNT -> 2;
            case HOURS -> 1;
            case YEAR, COUNT -> 0;
            case PLAIN, SHARE, NUMBER -> LONGEST_NUMBER;
        };
    }

    private static List<MethodHandle> accessors(RecordComponent[] components) {
        List<MethodHandle> accessors = new ArrayList<>();
        for (RecordComponent component : components) {
            try {
                accessors.add(MethodHandles.publicLookup().unreflect(component.getAccessor()));
            } catch (IllegalAccessException failure) {
                throw new IllegalStateException("cannot read " + component, failure);
            }
        }
        return accessors;
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup().unreflectConstructor(type.getConstructor(parameters));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("no canonical constructor of " + type, failure);
        }
    }
}
