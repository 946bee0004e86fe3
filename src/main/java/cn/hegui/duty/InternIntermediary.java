package cn.hegui.duty;

/** Whether an internship was arranged or run through an intermediary. Judged by {@code internship.no-intermediary}. */
public record InternIntermediary(boolean viaIntermediary) implements Duty {}
