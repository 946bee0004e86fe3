// Sends files in pieces by the protocol tus 1.0.0. After a break it goes on where the server stands; after a reload, when
// the same file is chosen again.
(() => {
    const PIECE = 8 * 1024 * 1024;
    const PAUSES = [1, 2, 5, 10, 20, 30];
    const area = document.querySelector(".upload");
    if (!area) {
        return;
    }
    const token = document.querySelector("meta[name=csrf]");
    const headers = (more) => Object.assign({"Tus-Resumable": "1.0.0"}, token ? {[token.dataset.header]: token.content} : {}, more);
    const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

    class Refused extends Error {}

    async function ask(address, options) {
        const answer = await fetch(address, options);
        if (answer.status >= 400 && answer.status < 500 && answer.status !== 409 && answer.status !== 423 && answer.status !== 460) {
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            throw new Refused(page.querySelector("main p")?.textContent ?? String(answer.status));
        }
        return answer;
    }

    async function create(file) {
        const answer = await ask(area.dataset.endpoint, {
            method: "POST",
            headers: headers({"Upload-Length": String(file.size), "Upload-Metadata": "filename " + base64(file.name)}),
        });
        if (!answer.ok) {
            throw new Error(String(answer.status));
        }
        return answer.headers.get("Location");
    }

    async function offset(address) {
        const answer = await fetch(address, {method: "HEAD", headers: headers({})});
        return answer.ok ? Number(answer.headers.get("Upload-Offset")) : -1;
    }

    async function send(file, show) {
        const key = ["upload", file.name, file.size, file.lastModified].join("/");
        let address = localStorage.getItem(key);
        let at = address ? await offset(address) : -1;
        if (at < 0) {
            address = await create(file);
            localStorage.setItem(key, address);
            at = 0;
        }
        let breaks = 0;
        while (at < file.size) {
            show(at, area.dataset.sending);
            try {
                const answer = await ask(address, {
                    method: "PATCH",
                    headers: headers({"Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream"}),
                    body: file.slice(at, at + PIECE),
                });
                if (!answer.ok) {
                    throw new Error(String(answer.status));
                }
                at = Number(answer.headers.get("Upload-Offset"));
                breaks = 0;
            } catch (failure) {
                if (failure instanceof Refused || breaks === PAUSES.length) {
                    throw failure;
                }
                show(at, area.dataset.again);
                await sleep(PAUSES[breaks++]);
                const stands = await offset(address).catch(() => -1);
                at = stands < 0 ? at : stands;
            }
        }
        localStorage.removeItem(key);
        show(file.size, area.dataset.done);
        return address.substring(address.lastIndexOf("/") + 1);
    }

    area.querySelector("input[type=file]").addEventListener("change", async (event) => {
        const sent = [...document.querySelectorAll("input[name=upload]:checked")].map((box) => box.value);
        let refused = false;
        for (const file of [...event.target.files]) {
            const line = document.createElement("li");
            const bar = document.createElement("progress");
            const words = document.createElement("span");
            bar.max = Math.max(1, file.size);
            line.append(file.name + " ", bar, " ", words);
            area.querySelector(".sending").append(line);
            const show = (at, text) => {
                bar.value = at;
                words.textContent = text;
            };
            try {
                sent.push(await send(file, show));
            } catch (failure) {
                refused = true;
                show(0, area.dataset.refused + " · " + failure.message);
                line.className = "problem";
            }
        }
        event.target.value = "";
        if (!refused && sent.length > 0) {
            const address = new URL(location.href);
            address.pathname = "/workspace/runs/new";
            address.search = "";
            sent.forEach((id) => address.searchParams.append("upload", id));
            location.assign(address);
        }
    });
})();
