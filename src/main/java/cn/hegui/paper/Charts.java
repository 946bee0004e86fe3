package cn.hegui.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Draws charts as SVG to be put into a page. JFreeChart lays them out; the widths of texts are estimated, not asked of the
 * fonts of this machine, so that a chart has the same bytes everywhere and needs no fonts where it is drawn. The page
 * names the font in which it is shown.
 */
final class Charts {
    private static final int WIDTH = 760;
    private static final int BINS = 20;
    private static final double BIN_WIDTH = 5;
    private static final Color GRID = new Color(0xC9C9C4);
    private static final Estimated FONT = new Estimated(12);

    private Charts() {}

    /** A part of every bar: its name in the legend, its colour, and its length in each bar. */
    record Series(String name, Color colour, List<Long> values) {}

    /** Bars lying one below the other, of stacked parts; {@code id} keeps its marks apart from those of other charts. */
    static String bars(String id, List<String> labels, List<Series> series) {
        CategoryPlot plot = plot(labels, series);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        CategoryAxis axis = plot.getDomainAxis();
        axis.setMaximumCategoryLabelWidthRatio(0.45f);
        axis.setMaximumCategoryLabelLines(2);
        return svg(id, plot, 70 + 34 * labels.size());
    }

    /**
     * How often a percentage lies where: twenty stacked bars, each five points wide, and an upright line at each limit.
     *
     * @param limits the limits in percent, each with its words
     */
    static String distribution(String id, List<Series> series, Map<Double, String> limits) {
        DefaultTableXYDataset data = new DefaultTableXYDataset();
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.1);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDefaultLegendTextFont(FONT);
        for (int s = 0; s < series.size(); s++) {
            renderer.setSeriesPaint(s, series.get(s).colour());
            XYSeries points = new XYSeries(series.get(s).name(), true, false);
            for (int bin = 0; bin < BINS; bin++) {
                points.add(
                        bin * BIN_WIDTH + BIN_WIDTH / 2, series.get(s).values().get(bin));
            }
            data.addSeries(points);
        }
        data.setIntervalWidth(BIN_WIDTH);
        NumberAxis share = axis();
        share.setRange(0, BINS * BIN_WIDTH);
        share.setTickUnit(
                new NumberTickUnit(10, new DecimalFormat("0'%'", DecimalFormatSymbols.getInstance(Locale.ROOT))));
        NumberAxis number = axis();
        // The words of the limits stand above the bars.
        number.setUpperMargin(0.2);
        XYPlot plot = new XYPlot(data, share, number, renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        limits.forEach((limit, words) -> {
            ValueMarker marker = new ValueMarker(limit, Color.BLACK, new BasicStroke(1.5f));
            marker.setLabel(words);
            marker.setLabelFont(FONT);
            marker.setLabelBackgroundColor(Color.WHITE);
            marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
            marker.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
            plot.addDomainMarker(marker);
        });
        return svg(id, plot, 280);
    }

    private static NumberAxis axis() {
        NumberAxis axis = new NumberAxis();
        axis.setTickLabelFont(FONT);
        axis.setLabelFont(FONT);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        return axis;
    }

    private static CategoryPlot plot(List<String> labels, List<Series> series) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        StackedBarRenderer renderer = new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setMaximumBarWidth(0.08);
        renderer.setDefaultLegendTextFont(FONT);
        for (int s = 0; s < series.size(); s++) {
            renderer.setSeriesPaint(s, series.get(s).colour());
            for (int i = 0; i < labels.size(); i++) {
                data.addValue(series.get(s).values().get(i), series.get(s).name(), labels.get(i));
            }
        }
        CategoryAxis category = new CategoryAxis();
        category.setTickLabelFont(FONT);
        category.setLabelFont(FONT);
        NumberAxis number = axis();
        CategoryPlot plot = new CategoryPlot(data, category, number, renderer);
        plot.setNoDataMessageFont(FONT);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    private static String svg(String id, Plot plot, int height) {
        JFreeChart chart = new JFreeChart(null, FONT, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        // The last label of an axis reaches beyond its end.
        chart.setPadding(new RectangleInsets(4, 4, 4, 20));
        chart.setAntiAlias(false);
        if (chart.getLegend() != null) {
            chart.getLegend().setItemFont(FONT);
            chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
        }
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return id + "-" + super.generateID(prefix);
            }
        });
        SVGGeneratorContext.GraphicContextDefaults defaults = new SVGGeneratorContext.GraphicContextDefaults();
        defaults.setFont(FONT);
        context.setGraphicContextDefaults(defaults);
        Canvas canvas = new Canvas(context);
        chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, height));
        Element root = canvas.getRoot();
        root.removeAttribute("width");
        root.removeAttribute("height");
        root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height);
        root.setAttribute("class", "chart");
        root.setAttribute("aria-hidden", "true");
        root.setAttribute("focusable", "false");
        StringWriter text = new StringWriter();
        try {
            canvas.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String drawn = text.toString();
        return drawn.substring(drawn.indexOf("<svg"));
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws into SVG and knows no font but {@link Estimated}. */
    private static final class Canvas extends SVGGraphics2D {
        Canvas(SVGGeneratorContext context) {
            super(context, false);
        }

        private Canvas(Canvas parent) {
            super(parent);
        }

        @Override
        public Graphics create() {
            return new Canvas(this);
        }

        @Override
        public FontMetrics getFontMetrics(Font font) {
            return new Metrics(font);
        }
    }

    /** A font that measures its texts by rule: a Chinese character is a square, any other some half as wide. */
    private static final class Estimated extends Font {
        private static final long serialVersionUID = 1L;

        Estimated(int size) {
            super(SANS_SERIF, PLAIN, size);
        }

        static double width(Font font, String text) {
            double ems = text.codePoints()
                    .mapToDouble(character -> character < 0x1100 ? 0.56 : 1)
                    .sum();
            return ems * font.getSize2D();
        }

        @Override
        public String getFamily() {
            return "sans-serif";
        }

        @Override
        public String getFamily(Locale locale) {
            return getFamily();
        }

        @Override
        public Rectangle2D getStringBounds(String text, FontRenderContext context) {
            return new Rectangle2D.Double(0, -getSize2D() * 0.9, width(this, text), getSize2D() * 1.2);
        }

        @Override
        public LineMetrics getLineMetrics(String text, FontRenderContext context) {
            return new Line(getSize2D());
        }
    }

    private static final class Metrics extends FontMetrics {
        private static final long serialVersionUID = 1L;

        Metrics(Font font) {
            super(font);
        }

        @Override
        public int getAscent() {
            return Math.round(font.getSize2D() * 0.9f);
        }

        @Override
        public int getDescent() {
            return Math.round(font.getSize2D() * 0.3f);
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(Estimated.width(font, text));
        }

        @Override
        public int charWidth(char character) {
            return stringWidth(String.valueOf(character));
        }

        @Override
        public LineMetrics getLineMetrics(String text, Graphics context) {
            return new Line(font.getSize2D());
        }

        @Override
        public Rectangle2D getStringBounds(String text, Graphics context) {
            return new Rectangle2D.Double(
                    0, -font.getSize2D() * 0.9, Estimated.width(font, text), font.getSize2D() * 1.2);
        }
    }

    private static final class Line extends LineMetrics {
        private final float size;

        Line(float size) {
            this.size = size;
        }

        @Override
        public int getNumChars() {
            return 1;
        }

        @Override
        public float getAscent() {
            return size * 0.9f;
        }

        @Override
        public float getDescent() {
            return size * 0.3f;
        }

        @Override
        public float getLeading() {
            return 0;
        }

        @Override
        public float getHeight() {
            return size * 1.2f;
        }

        @Override
        public int getBaselineIndex() {
            return 0;
        }

        @Override
        public float[] getBaselineOffsets() {
            return new float[3];
        }

        @Override
        public float getStrikethroughOffset() {
            return -size * 0.3f;
        }

        @Override
        public float getStrikethroughThickness() {
            return 1;
        }

        @Override
        public float getUnderlineOffset() {
            return size * 0.1f;
        }

        @Override
        public float getUnderlineThickness() {
            return 1;
        }
    }
}
