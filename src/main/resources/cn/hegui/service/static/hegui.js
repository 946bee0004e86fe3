// What every page does: requests by htmx prove, as forms do, that they come from a page of ours.
document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector("meta[name=csrf]");
    if (token) {
        event.detail.headers[token.dataset.header] = token.content;
    }
});
