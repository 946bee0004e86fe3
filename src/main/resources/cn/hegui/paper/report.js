"use strict";
(function () {
  // What is folded on the screen must stand on paper.
  var folded = document.querySelectorAll("details");
  window.addEventListener("beforeprint", function () { folded.forEach(function (part) { part.open = true; }); });
  window.addEventListener("afterprint", function () { folded.forEach(function (part) { part.open = false; }); });

  var table = document.getElementById("table");
  if (!table) return;
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var form = document.querySelector(".filter");
  var find = document.getElementById("find");
  var mark = document.getElementById("mark");
  var shown = document.getElementById("shown");
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function filter() {
    var wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row, i) {
      var fits = (!mark.value || row.dataset.mark === mark.value) &&
        wanted.every(function (word) { return texts[i].indexOf(word) >= 0; });
      row.hidden = !fits;
      if (fits) count++;
    });
    shown.textContent = count + " / " + rows.length + " " + shown.dataset.words;
  }

  function key(row, column, number) {
    var cell = row.cells[column];
    if (!number) return cell.textContent.trim();
    return cell.dataset.value === "" ? -Infinity : Number(cell.dataset.value);
  }

  var compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    var number = head.hasAttribute("data-number");
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending" || (number && !head.hasAttribute("aria-sort"));
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.slice().map(function (row) { return [key(row, column, number), row]; }).sort(function (a, b) {
        var order = number ? (a[0] === b[0] ? 0 : a[0] < b[0] ? -1 : 1) : compare(a[0], b[0]);
        return down ? -order : order;
      }).forEach(function (pair) { body.appendChild(pair[1]); });
    });
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  find.addEventListener("input", filter);
  mark.addEventListener("change", filter);
  form.hidden = false;
  filter();
})();
