// Actors, places and sources.

function table(head, body) {
  return h("table.rows", {}, h("thead", {}, h("tr", {}, head.map((name) => h("th", {}, name)))),
    h("tbody", {}, body.map((cells) => h("tr", {}, cells.map((cell) => h("td" + (typeof cell === "number" ? ".number" : ""), {}, typeof cell === "number" ? cell.toLocaleString("en") : cell))))));
}

function bar(count, most) {
  return h("div.bar-cell", {}, h("i", { style: `width:${(count / Math.max(most, 1)) * 9}rem` }), String(count));
}

function entityLink(entity, kind) {
  return h("a", { href: `#/${kind}/` + encodeURIComponent(entity.id) }, entity.label);
}

function actorsView() {
  const actors = actorsAndPlaces("Actor");
  const most = actors[0]?.events.length ?? 0;
  return h("div.page", {}, h("h1", {}, "Actors"), h("p.lead", {}, "Who acts, is acted on and speaks, by the number of events."),
    actors.length ? table(["actor", "kind", "country", "events"], actors.map((actor) => [entityLink(actor, "actor"), words(actor.kind), actor.country ?? "", bar(actor.events.length, most)])) : h("p.empty", {}, "No actor is known."));
}

function placesView() {
  const places = actorsAndPlaces("Place");
  const most = places[0]?.events.length ?? 0;
  return h("div.page", {}, h("h1", {}, "Places"), h("p.lead", {}, "Where things happen. Circles grow with the number of events; lines are degrees of latitude and longitude."),
    map(places), h("div.section", {}, places.length ? table(["place", "country", "coordinates", "events"], places.map((place) => [entityLink(place, "place"), place.country ?? "", place.lat == null ? "" : `${place.lat}, ${place.long}`, bar(place.events.length, most)])) : h("p.empty", {}, "No place is known.")));
}

/** Places on their degrees: no tiles are fetched from anywhere. */
function map(places) {
  const points = places.filter((place) => place.lat != null && place.events.length > 0);
  if (!points.length) return null;
  // The outermost places must not press all others together: the middle nine tenths set the frame.
  const frame = (values) => {
    const sorted = values.sort((a, b) => a - b), cut = Math.floor(sorted.length * 0.05);
    const low = sorted[cut], high = sorted[sorted.length - 1 - cut], room = Math.max((high - low) * 0.15, 0.4);
    return [low - room, high + room];
  };
  let [south, north] = frame(points.map((place) => place.lat));
  let [west, east] = frame(points.map((place) => place.long));
  const squash = Math.cos(((south + north) / 2) * Math.PI / 180);
  const width = 960, height = Math.max(260, Math.min(560, (width * (north - south)) / ((east - west) * squash)));
  const x = (long) => ((long - west) / (east - west)) * width, y = (lat) => height - ((lat - south) / (north - south)) * height;
  const drawing = svg("svg.map", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": "Map of places" });
  const step = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45].find((step) => Math.max(north - south, east - west) / step <= 9) ?? 45;
  for (let at = Math.ceil(west / step) * step; at < east; at += step) drawing.append(svg("line", { x1: x(at), x2: x(at), y1: 0, y2: height }), svg("text", { x: x(at) + 3, y: height - 5 }, degrees(at, "E", "W")));
  for (let at = Math.ceil(south / step) * step; at < north; at += step) drawing.append(svg("line", { x1: 0, x2: width, y1: y(at), y2: y(at) }), svg("text", { x: 4, y: y(at) - 4 }, degrees(at, "N", "S")));
  const most = Math.max(...points.map((place) => place.events.length));
  const names = [];
  for (const place of points) {
    const radius = 4 + 16 * Math.sqrt(place.events.length / most), at = { x: x(place.long), y: y(place.lat) };
    if (at.x < 0 || at.x > width || at.y < 0 || at.y > height) continue;
    drawing.append(svg("a", { href: "#/place/" + encodeURIComponent(place.id), "aria-label": place.label }, svg("circle", { cx: at.x, cy: at.y, r: radius }, svg("title", {}, `${place.label}: ${plural(place.events.length, "event")}`))));
    const name = { x: at.x + radius + 4, y: at.y + 4, width: place.label.length * 7 };
    const free = names.every((other) => Math.abs(other.y - name.y) > 13 || name.x > other.x + other.width || other.x > name.x + name.width);
    if (free && names.length < 40) {
      names.push(name);
      drawing.append(svg("text.name", { x: name.x, y: name.y }, place.label));
    }
  }
  return drawing;
}

function degrees(at, positive, negative) {
  const value = Math.abs(Math.round(at * 100) / 100);
  return `${value}°${value === 0 ? "" : at > 0 ? positive : negative}`;
}

async function entityView(id, kind) {
  const entity = graph.entities.get(id);
  if (!entity) return h("div.page", {}, h("p.empty", {}, "There is no such actor or place in this graph."));
  const [naming, merges, statements] = await Promise.all([rows(QUESTIONS.naming(id)), rows(QUESTIONS.merges(id)), kind === "actor" ? rows(QUESTIONS.statements(id)) : []]);
  const events = [...entity.events].sort((a, b) => order(a.begin, b.begin));
  const beside = group(events.flatMap((event) => unique([...event.actors, ...event.targets]).filter((other) => other !== id)), (other) => other);
  const company = [...beside].map(([other, times]) => [other, times.length]).sort((a, b) => b[1] - a[1]).slice(0, 12);
  return h("div.page", {},
    h("p.small", {}, h("a", { href: `#/${kind}s` }, kind === "actor" ? "← all actors" : "← all places")),
    h("h1", {}, entity.label),
    h("p.lead", {}, [words(entity.kind, "place-kind-"), entity.country, entity.lat != null && `${entity.lat}, ${entity.long}`].filter(Boolean).join(" · ")),
    h("div.two", {},
      h("div", {}, h("h2", {}, kind === "actor" ? "What it does and suffers" : "What happens here"), timeline(events, {}, () => {}),
        events.length ? h("ul.list", {}, events.map((event) => row(event))) : h("p.empty", {}, "It takes part in no event."),
        statements.length > 0 && h("div.section", {}, h("h2", {}, "What it says"), statements.map((row) => h("article.claim", {}, h("blockquote", {}, row.quote), h("p.by", {}, [row.outlet, day(row.date), row.cue && `“${row.cue}”`].filter(Boolean).join(" · ")))))),
      h("div", {},
        naming.length > 0 && h("div", {}, h("h2", {}, "How each outlet names it"), table(["outlet", "words", "times"], naming.map((row) => [row.outlet, row.words, row.times]))),
        company.length > 0 && h("div.section", {}, h("h2", {}, "Who takes part in the same events"), table(["actor", "events"], company.map(([other, times]) => [entityLink({ id: other, label: label(other) }, "actor"), bar(times, company[0][1])]))),
        merges.length > 0 && h("div.section", {}, h("h2", {}, "Names taken for it"), table(["name", "rule"], merges.map((row) => [row.name, row.rule]))))));
}

async function sourcesView() {
  const [quoting, documents, copies] = await Promise.all([rows(QUESTIONS.quoting), rows(QUESTIONS.documents), rows(QUESTIONS.copies)]);
  const most = Math.max(...quoting.map((row) => row.claims), 1);
  let last = null;
  return h("div.page", {}, h("h1", {}, "Sources"), h("p.lead", {}, "Who quotes whom, what the dates of the reports rest on, and which sentences stand in two of them."),
    h("div.two", {},
      h("div", {}, h("h2", {}, "Who quotes whom"), quoting.length ? table(["outlet", "speaker", "claims"], quoting.map((row) => {
        const outlet = row.outlet === last ? "" : row.outlet;
        last = row.outlet;
        return [outlet, entityLink({ id: row.who, label: row.speaker }, "actor"), bar(row.claims, most)];
      })) : h("p.empty", {}, "Nobody is quoted.")),
      h("div", {}, h("h2", {}, "Reports"), table(["report", "date", "basis", "claims"], documents.map((row) => [row.outlet ? h("span", {}, row.outlet, h("div.small.quiet", {}, row.name)) : row.name, row.date ? day(row.date) : "undated", words(row.basis, "basis-") + (row.date && row.confidence != null && row.confidence < 100 ? ` ${row.confidence} %` : ""), row.claims])))),
    copies.length > 0 && h("div.section", {}, h("h2", {}, "Shared sentences"), table(["likeness", "in one", "in the other"], copies.map((row) => [row.ratio.toFixed(2), h("span", {}, h("span.small.quiet", {}, row.a), h("div", {}, row.words_a)), h("span", {}, h("span.small.quiet", {}, row.b), h("div", {}, row.words_b))]))));
}

function disagreementsView() {
  return h("div.page", {}, h("h1", {}, "Where sources disagree"), h("p.lead", {}, "Claims that cannot all be true, with the words and the reason. What only looks like a disagreement is left out."),
    graph.conflicts.length ? graph.conflicts.map(conflictCard) : h("p.empty", {}, "The sources agree, as far as can be told."));
}
