package cn.hegui.check;

import cn.hegui.model.Subject;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of a subject that were not given at all, so that nothing was said about them. */
final class AbsentLists {
    private static final ClassValue<List<RecordComponent>> LISTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            List<RecordComponent> lists = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getType() == List.class) {
                    lists.add(component);
                }
            }
            return List.copyOf(lists);
        }
    };

    private AbsentLists() {}

    /** Whether {@code list} of {@code subject} is given and says that there is none. */
    static boolean isEmpty(Subject subject, String list) {
        for (RecordComponent component : LISTS.get(subject.getClass())) {
            if (component.getName().equals(list)) {
                return value(component, subject) instanceof List<?> items && items.isEmpty();
            }
        }
        return false;
    }

    private static @Nullable Object value(RecordComponent list, Subject subject) {
        try {
            return list.getAccessor().invoke(subject);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> of(Subject subject) {
        List<String> absent = new ArrayList<>();
        for (RecordComponent list : LISTS.get(subject.getClass())) {
            if (value(list, subject) == null) {
                absent.add(list.getName());
            }
        }
        return absent;
    }
}
