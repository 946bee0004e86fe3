package cn.hegui.intake;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one kind of subject, or of the items of one of its lists, in the order of the model's record. */
public final class FactTable {
    /** The pairs of field names that are ordered wherever one object has both. */
    private static final List<List<String>> ORDERED = List.of(
            List.of("frontlineSpent", "spent", "frontline-exceeds-spent"),
            List.of("practicalHours", "totalHours", "practical-exceeds-total"),
            List.of("from", "to", "period-reversed"),
            List.of("since", "until", "period-reversed"),
            List.of("hiredOn", "leftOn", "period-reversed"));

    private final String name;
    private final String heading;
    private final List<FactField> fields;
    private final List<FactField> namedBy;
    private final boolean unique;
    private final MethodHandle constructor;
    private final List<MethodHandle> accessors;
    private final Map<String, FactField> byName = new HashMap<>();
    private final List<FieldOrder> orders = new ArrayList<>();
    private final @Nullable FieldOrder[] orderAt;

    /**
     * @param namedBy the names of the fields without which an object is rejected
     * @param constructor the canonical constructor of the model's record
     * @param accessors what reads its components, in their order
     */
    FactTable(
            String name,
            String heading,
            List<FactField> fields,
            List<String> namedBy,
            boolean unique,
            MethodHandle constructor,
            List<MethodHandle> accessors) {
        this.accessors = List.copyOf(accessors);
        this.name = name;
        this.heading = heading;
        this.fields = List.copyOf(fields);
        this.unique = unique;
        int width = constructor.type().parameterCount();
        this.constructor = constructor
                .asSpreader(Object[].class, width)
                .asType(MethodType.methodType(Object.class, Object[].class));
        for (FactField field : fields) {
            byName.put(field.name(), field);
        }
        List<FactField> naming = new ArrayList<>();
        for (String field : namedBy) {
            naming.add(known(field));
        }
        this.namedBy = List.copyOf(naming);
        this.orderAt = new FieldOrder[width];
        for (List<String> pair : ORDERED) {
            FactField lesser = byName.get(pair.get(0));
            FactField greater = byName.get(pair.get(1));
            if (lesser != null && greater != null) {
                FieldOrder order = new FieldOrder(lesser, greater, pair.get(2));
                orders.add(order);
                orderAt[lesser.position()] = order;
                orderAt[greater.position()] = order;
            }
        }
    }

    /** The name of the list in files; for a kind of subject, the kind's code. */
    public String name() {
        return name;
    }

    /** The Chinese title. */
    public String heading() {
        return heading;
    }

    /** Its fields, lists among them; {@code kind}, which every subject has, is not one of them. */
    public List<FactField> fields() {
        return fields;
    }

    /** The fields without which an object is rejected, in the order in which they name it. */
    public List<FactField> namedBy() {
        return namedBy;
    }

    /** Whether no two items of one list may have the same name; false also where nothing names them. */
    public boolean unique() {
        return unique;
    }

    /** The pairs of its fields that are ordered. */
    public List<FieldOrder> orders() {
        return List.copyOf(orders);
    }

    /** The field of this name, or null where there is none. */
    public @Nullable FactField field(String fieldName) {
        return byName.get(fieldName);
    }

    /** The field of this name, which the table has. */
    FactField known(String fieldName) {
        FactField field = byName.get(fieldName);
        if (field == null) {
            throw new IllegalStateException(name + " has no field " + fieldName);
        }
        return field;
    }

    /** The order that binds {@code field} to another, or null. */
    @Nullable
    FieldOrder order(FactField field) {
        return orderAt[field.position()];
    }

    /** How many components the model's record has, and so how many values {@code construct} wants. */
    int width() {
        return orderAt.length;
    }

    /** The model's record of these values, each at the position of its field; null where not known. */
    Object construct(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (Throwable failure) {
            // Every value was checked before: this is a fault of ours, not of the facts.
            throw new IllegalStateException("cannot construct an item of " + name, failure);
        }
    }

    /** The value of {@code field} in {@code record}, which is of the model's type; null where not known. */
    public @Nullable Object value(Object record, FactField field) {
        try {
            return accessors.get(field.position()).invoke(record);
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot read " + field.name() + " of " + name, failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
