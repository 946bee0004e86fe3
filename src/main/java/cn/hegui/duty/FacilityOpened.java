package cn.hegui.duty;

/** Whether a school opened its training facilities to primary and secondary schools, free, in a year. Judged by {@code facility.open-to-schools}. */
public record FacilityOpened(boolean opened) implements Duty {}
