package cn.hegui.bench.run;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Seconds of each program as bars, a colour for each number of threads. */
final class Plot {
    private static final Color[] COLOURS = {new Color(0x9DB4C0), new Color(0x1F5F8B), new Color(0x0B2E4A)};

    private Plot() {}

    static void write(Figures figures, Path file) throws IOException {
        long subjects = figures.most("peers");
        List<String> programs = figures.programs("peers");
        if (programs.isEmpty()) {
            return;
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(820)
                .height(440)
                .title(String.format(Locale.ROOT, "%,d enterprises, JSON Lines to findings: median seconds", subjects))
                .yAxisTitle("seconds")
                .build();
        CategoryStyler style = chart.getStyler();
        style.setSeriesColors(COLOURS);
        style.setChartBackgroundColor(Color.WHITE);
        style.setLegendPosition(LegendPosition.InsideNW);
        style.setPlotGridVerticalLinesVisible(false);
        style.setYAxisMin(0.0);
        style.setAvailableSpaceFill(0.7);
        style.setLabelsVisible(true);
        style.setLabelsPosition(1.0);
        style.setDecimalPattern("#,##0.0");
        for (int threads : figures.threads("peers")) {
            chart.addSeries(
                    threads == 1 ? "1 thread" : threads + " threads",
                    programs,
                    programs.stream()
                            .map(program -> figures.seconds("peers", program, threads, subjects).orElse(0))
                            .toList());
        }
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString().replaceAll("\\.svg$", ""), VectorGraphicsFormat.SVG);
    }
}
