package cn.hegui.duty;

/** Where rules report the duties that they find breached. */
public interface Breaches {
    /** Reports that {@code duty} is breached; each duty once. */
    void report(Duty duty);
}
