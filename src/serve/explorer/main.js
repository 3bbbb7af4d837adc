// Which view is shown, and the keys.

const VIEWS = [["events", "Events"], ["actors", "Actors"], ["places", "Places"], ["sources", "Sources"], ["disagreements", "Disagreements"], ["pictures", "Pictures"], ["ask", "Ask"]];
const main = document.getElementById("main");

async function route() {
  const [, view = "events", ...rest] = location.hash.split("/");
  const id = rest.length ? decodeURIComponent(rest.join("/")) : null;
  const tab = { event: "events", actor: "actors", place: "places" }[view] ?? view;
  document.getElementById("tabs").replaceChildren(...VIEWS.map(([name, title], at) =>
    h("a", { href: "#/" + name, title: `${title} (${at + 1})`, "aria-current": name === tab ? "page" : null }, title)));
  const scrolled = document.querySelector(".side")?.scrollTop;
  try {
    main.replaceChildren(await viewOf(view, id));
  } catch (error) {
    main.replaceChildren(h("div.page", {}, h("p.problem", { role: "alert" }, error.message)));
  }
  const list = document.querySelector(".side");
  if (list && scrolled) list.scrollTop = scrolled;
  document.querySelector(".list a[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function viewOf(view, id) {
  switch (view) {
    case "event": return eventsView(id);
    case "actors": return actorsView();
    case "places": return placesView();
    case "actor": case "place": return entityView(id, view);
    case "sources": return sourcesView();
    case "disagreements": return disagreementsView();
    case "pictures": return picturesView(id);
    case "ask": return askView(id);
    default: return eventsView(null);
  }
}

/** Moves along the list that is shown. */
function step(by) {
  const links = [...document.querySelectorAll(".list a")];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
  if (next) location.hash = next.getAttribute("href");
}

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "Escape") {
    if (typing) event.target.blur();
    else if (location.hash.startsWith("#/event/")) location.hash = "#/events";
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    const search = document.getElementById("search");
    if (search) search.focus();
    else location.hash = "#/events";
  } else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "?") document.getElementById("help").showModal();
  else if (/^[1-7]$/.test(event.key)) location.hash = "#/" + VIEWS[Number(event.key) - 1][0];
});
document.getElementById("help-button").addEventListener("click", () => document.getElementById("help").showModal());
window.addEventListener("hashchange", route);

main.replaceChildren(h("p.empty", { role: "status" }, "Reading the graph …"));
load().then(
  () => {
    document.getElementById("extent").textContent = `${plural(graph.extent.documents, "report")} · ${plural(graph.extent.claims, "claim")} · ${plural(graph.events.length, "event")}`;
    return route();
  },
  (error) => main.replaceChildren(h("div.page", {}, h("p.problem", { role: "alert" }, error.message))),
);
