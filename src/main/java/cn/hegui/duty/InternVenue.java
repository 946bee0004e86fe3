package cn.hegui.duty;

/** Whether an intern works at a place of commercial entertainment. Judged by {@code internship.no-entertainment-venue}. */
public record InternVenue(boolean entertainment) implements Duty {}
