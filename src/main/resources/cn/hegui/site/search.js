/* Finds substrings, so that Chinese needs no word breaks; nothing leaves the page. */
(function () {
  "use strict";
  var most = 200, around = 40;
  var input = document.getElementById("q"), found = document.getElementById("found");
  var count = document.getElementById("count"), all = document.getElementById("all");
  function plain(text) { return text.normalize("NFKC").toLowerCase(); }
  var entries = window.heguiIndex.map(function (e) {
    var shown = plain(e[3]).length === e[3].length ? e[3] : plain(e[3]); // so that places found in the one fit the other
    return { path: e[0], title: e[1], what: e[2], text: shown, all: plain(e[1] + "\n" + e[3]) };
  });
  function add(parent, tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    return parent.appendChild(element);
  }
  function snippet(parent, text, words) {
    var at = -1, word = "";
    words.forEach(function (w) { if (at < 0) { at = plain(text).indexOf(w); word = w; } });
    if (at < 0) { add(parent, "span", text.slice(0, 2 * around)); return; }
    add(parent, "span", (at > around ? "…" : "") + text.slice(Math.max(0, at - around), at));
    add(parent, "mark", text.slice(at, at + word.length));
    add(parent, "span", text.slice(at + word.length, at + word.length + 2 * around));
  }
  function search() {
    var words = plain(input.value).split(/\s+/).filter(Boolean);
    var hits = entries.filter(function (e) { return words.every(function (w) { return e.all.indexOf(w) >= 0; }); });
    found.replaceChildren();
    all.hidden = words.length > 0;
    count.textContent = "";
    if (!words.length) { return; }
    count.textContent = hits.length ? count.dataset.words.replace("{n}", hits.length) : count.dataset.none;
    hits.slice(0, most).forEach(function (e) {
      var item = add(found, "li", "");
      add(item, "a", e.title).href = e.path;
      add(item, "span", " " + e.what).className = "faint";
      snippet(add(item, "p", ""), e.text, words);
    });
  }
  input.value = new URLSearchParams(window.location.search).get("q") || "";
  input.addEventListener("input", search);
  search();
})();
