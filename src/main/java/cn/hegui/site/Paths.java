package cn.hegui.site;

/** Where the page of each thing lies: its own id is its path. */
final class Paths {
    static final String INDEX = "index.html";
    static final String KINDS = "kinds.html";
    static final String FIGURES = "figures.html";
    static final String REGIONS = "regions.html";
    static final String SEARCH = "search.html";
    static final String STYLE = "style.css";
    static final String SCRIPT = "search.js";
    static final String SEARCH_INDEX = "search-index.js";

    private Paths() {}

    static String document(String id) {
        return "documents/" + id + ".html";
    }

    static String clause(String id) {
        return "clauses/" + id + ".html";
    }

    static String kind(String id) {
        return "kinds/" + id + ".html";
    }

    /** The place of an article on the page of its document. */
    static String anchor(String key) {
        return "article-" + key;
    }
}
