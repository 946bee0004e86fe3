package cn.hegui.bench.run;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.util.SVGConstants;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.w3c.dom.Document;

/** Seconds of each program as bars, a colour for each number of threads. */
final class Plot {
    private static final Color[] COLOURS = {new Color(0x9DB4C0), new Color(0x1F5F8B), new Color(0x0B2E4A)};

    private static final int WIDTH = 820;
    private static final int HEIGHT = 440;

    private Plot() {}

    static void write(Figures figures, Path file) throws IOException {
        long subjects = figures.most("peers");
        List<String> programs = figures.programs("peers");
        if (programs.isEmpty()) {
            return;
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(String.format(Locale.ROOT, "%,d enterprises, JSON Lines to findings: median seconds", subjects))
                .yAxisTitle("seconds")
                .build();
        CategoryStyler style = chart.getStyler();
        style.setSeriesColors(COLOURS);
        style.setChartBackgroundColor(Color.WHITE);
        style.setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBorderColor(Color.WHITE);
        style.setPlotGridVerticalLinesVisible(false);
        style.setYAxisMin(0.0);
        style.setAvailableSpaceFill(0.7);
        style.setLabelsVisible(true);
        style.setLabelsPosition(0.97);
        style.setDecimalPattern("#,##0.0");
        for (int threads : figures.threads("peers")) {
            chart.addSeries(
                    threads == 1 ? "1 thread" : threads + " threads",
                    programs,
                    programs.stream()
                            .map(program -> figures.seconds("peers", program, threads, subjects)
                                    .orElse(0))
                            .toList());
        }
        SVGGraphics2D svg = new SVGGraphics2D(emptyDocument());
        svg.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart.paint(svg, WIDTH, HEIGHT);
        try (Writer out = Files.newBufferedWriter(file)) {
            svg.stream(out);
        }
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
