package cn.hegui.check;

import cn.hegui.model.Subject;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

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

    static List<String> of(Subject subject) {
        List<String> absent = new ArrayList<>();
        for (RecordComponent list : LISTS.get(subject.getClass())) {
            try {
                if (list.getAccessor().invoke(subject) == null) {
                    absent.add(list.getName());
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return absent;
    }
}
