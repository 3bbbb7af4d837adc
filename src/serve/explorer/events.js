// The list of events with its filters, beside one event's dossier.

const filter = {};
const ORDERS = {
  time: ["by time", (a, b) => order(a.begin, b.begin)],
  latest: ["latest first", (a, b) => order(b.begin ?? "", a.begin ?? "")],
  ground: ["firmest first", (a, b) => b.independent - a.independent || b.claims - a.claims],
};
let sorting = "time";

function eventsView(id) {
  const list = h("div.side");
  const main = h("section.main", { "aria-label": "Dossier" });
  drawList(list, id);
  if (id) dossier(main, id);
  else welcome(main);
  return h("div.split" + (id ? ".open" : ""), {}, list, main);
}

function drawList(list, current) {
  const redraw = (change) => {
    Object.assign(filter, change);
    const results = list.querySelector(".results");
    results.replaceWith(drawResults(current, redraw));
  };
  list.replaceChildren(drawFilters(redraw), drawResults(current, redraw));
}

function drawFilters(redraw) {
  const used = (part) => {
    const ids = unique(graph.events.flatMap((event) => event[part]));
    return ids.map((id) => [id, label(id)]).sort((a, b) => order(a[1].toLowerCase(), b[1].toLowerCase()));
  };
  const actors = unique([...used("actors"), ...used("targets")].map(([id]) => id)).map((id) => [id, label(id)]);
  actors.sort((a, b) => order(a[1].toLowerCase(), b[1].toLowerCase()));
  const actions = unique(graph.events.map((event) => event.action)).map((id) => [id, words(id)]).sort((a, b) => order(a[1], b[1]));
  const pick = (name, any, options) =>
    h("select", { "aria-label": any, onchange: (event) => redraw({ [name]: event.target.value || null }) },
      h("option", { value: "" }, any),
      options.map(([id, text]) => h("option", { value: id, selected: filter[name] === id }, text)));
  const date = (name, title) =>
    h("input", { type: "date", "aria-label": title, title, "data-date": name, value: filter[name] ?? "", onchange: (event) => redraw({ [name]: event.target.value || null }) });
  return h("form.filters", { onsubmit: (event) => event.preventDefault() },
    h("input.wide", { type: "search", id: "search", placeholder: "Search events  ( / )", "aria-label": "Search events", value: filter.text ?? "", oninput: (event) => redraw({ text: event.target.value }) }),
    pick("actor", "Any actor", actors), pick("place", "Any place", used("places")),
    pick("action", "Any action", actions), pick("only", "Any footing", Object.entries(ONLY).map(([name, { label }]) => [name, label])),
    date("from", "First day"), date("to", "Last day"));
}

function drawResults(current, redraw) {
  const found = graph.events.filter((event) => matches(event, filter));
  found.sort(ORDERS[sorting][1]);
  const filtered = Object.values(filter).some(Boolean);
  const set = (change) => {
    for (const [name, value] of Object.entries(change)) {
      const input = document.querySelector(`[data-date=${name}]`);
      if (input) input.value = value ?? "";
    }
    redraw(change);
  };
  return h("div.results", {},
    timeline(graph.events.filter((event) => matches(event, { ...filter, from: null, to: null })), filter, set),
    h("div.count", {}, h("span", { role: "status" }, plural(found.length, "event")),
      filtered && h("button.link", { type: "button", onclick: () => { for (const name of Object.keys(filter)) delete filter[name]; route(); } }, "clear filters"),
      h("select.plain", { "aria-label": "Order", onchange: (event) => { sorting = event.target.value; redraw({}); } },
        Object.entries(ORDERS).map(([name, [title]]) => h("option", { value: name, selected: name === sorting }, title)))),
    found.length
      ? h("ul.list", {}, found.slice(0, 500).map((event) => row(event, current)))
      : h("p.empty", {}, "No event is like that."),
    found.length > 500 && h("p.quiet.small", {}, `The first 500 of ${found.length} are shown: filter further.`));
}

function row(event, current) {
  const places = event.places.map(label);
  const beside = [places.slice(0, 2).join(", "), words(event.action), !event.asserted && event.roles.map((role) => ROLES[role]?.toLowerCase()).join(", ")];
  return h("li" + (event.asserted ? "" : ".unsure"), {},
    h("a", { href: "#/event/" + encodeURIComponent(event.id), "aria-current": event.id === current ? "true" : null },
      h("span.day", {}, days(event.begin, event.end)),
      h("span.what", {}, event.label),
      h("span.ground", { title: `${plural(event.independent, "independent origin")}, ${plural(event.outlets, "outlet")}` },
        event.disputed && h("span.mark", { title: "sources disagree" }, "≠ "), "●".repeat(Math.min(event.independent, 5)) || "○"),
      h("span.more", {}, beside.filter(Boolean).join(" · "))));
}

function welcome(main) {
  const best = [...graph.events].sort((a, b) => b.independent - a.independent || b.claims - a.claims).slice(0, 5);
  const pair = (events) => h("ul.list", {}, events.map((event) => row(event)));
  const torn = graph.conflicts.slice(0, 3);
  show(main,
    h("h1", {}, "What the reports claim"),
    h("p.lead", {}, `${plural(graph.extent.documents, "report")} make ${plural(graph.extent.claims, "claim")} about ${plural(graph.events.length, "event")}. Choose one on the left to read the very words it rests on, who says so, and who says otherwise.`),
    h("p.legend", {}, h("span", {}, h("span.ground", {}, "●"), " an independent origin"), h("span", {}, h("span.ground", {}, "○"), " nobody tells it as a fact"), h("span", {}, h("span.mark", {}, "≠"), " sources disagree")),
    best.length > 0 && h("div.section", {}, h("h2", {}, "On the firmest ground"), pair(best)),
    torn.length > 0 && h("div.section", {}, h("h2", {}, "Where sources disagree"), torn.map(conflictCard)));
}
