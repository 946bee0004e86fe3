// The self-check: a change on a card is checked at once; the draft is kept in this browser and nowhere else.
(() => {
    const KEY = "hegui.self-check";
    const LARGEST = 2000000;
    const page = document.documentElement;
    page.classList.add("js");

    const stored = () => {
        try {
            return JSON.parse(localStorage.getItem(KEY));
        } catch (unreadable) {
            return null;
        }
    };

    const clear = () => {
        try {
            localStorage.removeItem(KEY);
        } catch (closed) {
            // A browser that keeps nothing has nothing to clear.
        }
    };

    const fields = (form) => [...new FormData(form).entries()].filter(([, value]) => typeof value === "string");

    const keep = () => {
        const form = document.getElementById("facts");
        const step = document.getElementById("self-check");
        if (!form || !step || step.dataset.step === "start") {
            return;
        }
        const text = JSON.stringify({
            at: new Date().toISOString(), step: step.dataset.step, fields: fields(form).filter(([name]) => !name.startsWith("was/"))
        });
        const saved = document.getElementById("saved");
        try {
            if (text.length > LARGEST) {
                throw new Error("too large");
            }
            localStorage.setItem(KEY, text);
            if (saved) {
                saved.textContent = page.lang === "en" ? "Kept in this browser." : "草稿已存在这个浏览器里。";
            }
        } catch (full) {
            if (saved) {
                saved.textContent = page.lang === "en"
                    ? "The browser does not keep the draft; download it." : "浏览器存不下草稿，请下载。";
            }
        }
    };

    const offer = () => {
        const box = document.getElementById("kept");
        const step = document.getElementById("self-check");
        const draft = stored();
        if (box && step && step.dataset.step === "start" && draft && Array.isArray(draft.fields)) {
            document.getElementById("kept-when").textContent = new Date(draft.at).toLocaleString(page.lang);
            box.hidden = false;
        }
    };

    const send = (values) => htmx.ajax("POST", "/self-check", {target: "#self-check", swap: "outerHTML", values});

    let wanted = "";
    document.addEventListener("click", (event) => {
        const goes = event.target.closest("button[value^='goto:']");
        wanted = goes ? goes.value.substring("goto:".length) : "";
        const button = event.target.closest("[data-draft], [data-print]");
        if (!button) {
            return;
        }
        if ("print" in button.dataset) {
            window.print();
        } else if (button.dataset.draft === "clear") {
            clear();
            window.location.assign("/");
        } else {
            const draft = stored();
            const values = {};
            for (const [name, value] of draft ? draft.fields : []) {
                values[name] = name in values ? [].concat(values[name], value) : value;
            }
            values.action = draft && draft.step === "result" ? "judge" : "ask";
            send(values);
        }
    });

    // The same fact may stand on several cards: they change together. What was typed is checked when it is left.
    const check = (input) => {
        const card = input.closest && input.closest(".card");
        if (!card || !input.name || !input.name.startsWith("f/") || input.dataset.sent === input.value) {
            return;
        }
        for (const other of document.getElementsByName(input.name)) {
            other.value = input.value;
            other.dataset.sent = input.value;
        }
        document.querySelector("#facts > .first-button").click();
    };
    document.addEventListener("change", (event) => check(event.target));
    document.addEventListener("focusout", (event) => {
        const input = event.target;
        if (input.tagName === "INPUT" && input.value !== input.defaultValue) {
            check(input);
        }
    });

    // An answer that comes while somebody types on must not take away what was typed.
    let typed = null;
    document.addEventListener("htmx:beforeSwap", () => {
        const input = document.activeElement;
        const isTyped = input && input.id && input.tagName === "INPUT" && input.type !== "file"
            && input.value !== input.defaultValue && input.dataset.sent !== input.value;
        typed = isTyped ? {id: input.id, value: input.value} : null;
    });
    document.addEventListener("htmx:afterSettle", () => {
        const input = typed && document.getElementById(typed.id);
        if (input) {
            input.value = typed.value;
        }
        typed = null;
    });

    let waiting;
    document.addEventListener("input", (event) => {
        if (event.target.form && event.target.form.id === "facts") {
            clearTimeout(waiting);
            waiting = setTimeout(keep, 400);
        }
    });

    // Details that were opened or closed stay so, and the list that was asked for gets the focus.
    let opened = new Map();
    const label = (details, index) => index + "|" + details.className;
    document.addEventListener("htmx:beforeSwap", () => {
        opened = new Map([...document.querySelectorAll("#self-check details")].map((details, index) =>
            [label(details, index), details.open]));
    });
    document.addEventListener("htmx:afterSettle", () => {
        const step = document.getElementById("self-check");
        if (step && step.dataset.step === "result") {
            const all = [...document.querySelectorAll("#self-check details")];
            if (all.length === opened.size) {
                all.forEach((details, index) => {
                    if (opened.has(label(details, index))) {
                        details.open = opened.get(label(details, index));
                    }
                });
            }
        }
        const problems = document.getElementById("problems");
        const list = document.getElementById(wanted);
        if (problems) {
            problems.focus();
        } else if (list) {
            list.focus();
        }
        wanted = "";
        keep();
        offer();
    });

    window.addEventListener("beforeprint", () => {
        for (const details of document.querySelectorAll("#self-check .section:not(.pass):not(.notapplicable) details.matter")) {
            details.open = true;
        }
    });

    offer();
})();
