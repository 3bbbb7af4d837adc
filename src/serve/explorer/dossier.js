// One event: what is said, in the very words, by whom, from where; and what contradicts it.

async function dossier(main, id) {
  const event = graph.byId.get(id);
  if (!event) {
    main.replaceChildren(h("p.empty", {}, "There is no such event in this graph."));
    return;
  }
  main.replaceChildren(h("p.empty", { role: "status" }, "…"));
  try {
    const [claims, spans, speakers, grounding] = await Promise.all(["dossier", "spans", "speakers", "grounding"].map((name) => rows(QUESTIONS[name](id))));
    const spansOf = group(spans, (row) => row.claim);
    const speakersOf = group(speakers, (row) => row.claim);
    const conflicts = graph.conflicts.filter((conflict) => conflict.events.includes(id));
    const one = [...group(claims, (row) => row.claim).values()].map((rows) => ({ ...rows[0], origins: unique(rows.map((row) => row.origin)) }));
    show(main,
      h("p.back", {}, h("a", { href: "#/events" }, "← all events")),
      h("h1", {}, event.label),
      facts(event),
      footing(grounding[0]),
      conflicts.length > 0 && h("div.section", {}, h("h2", {}, "Where sources disagree"), conflicts.map(conflictCard)),
      Object.entries(ROLES).map(([role, heading]) => {
        const told = one.filter((claim) => words(claim.role, "role-") === role);
        return told.length > 0 && h("div.section", {}, h("h2", {}, heading, h("span.quiet.small", {}, "  " + plural(told.length, "claim"))),
          told.map((claim) => claimCard(claim, role, spansOf.get(claim.claim) ?? [], speakersOf.get(claim.claim) ?? [])));
      }),
      legend());
    main.scrollTop = 0;
  } catch (error) {
    show(main, h("p.problem", { role: "alert" }, error.message));
  }
}

function facts(event) {
  const links = (ids, kind) => ids.flatMap((id, at) => [at > 0 ? ", " : null, h("a", { href: `#/${kind}/` + encodeURIComponent(id) }, label(id))]);
  const fact = (name, content) => h("div", {}, h("dt", {}, name), h("dd", {}, content));
  return h("dl.facts", {},
    fact("what", h("span.tag", {}, words(event.action))),
    event.actors.length > 0 && fact("who", links(event.actors, "actor")),
    event.targets.length > 0 && fact("to whom", links(event.targets, "actor")),
    event.places.length > 0 && fact("where", links(event.places, "place")),
    fact("when", days(event.begin, event.end)),
    !event.asserted && fact("standing", h("span.tag.warn", {}, event.disputed ? "disputed" : event.roles.map((role) => ROLES[role]?.toLowerCase()).join(", "))));
}

function footing(row) {
  if (!row) return null;
  const number = (value, words) => h("div", {}, h("b", {}, String(value)), h("span", {}, words));
  return [
    h("div.grounding", {}, number(row.outlets, row.outlets === 1 ? "outlet" : "outlets"), number(row.texts, row.texts === 1 ? "text of its own" : "texts of their own"),
      number(row.speakers, row.speakers === 1 ? "named speaker" : "named speakers"), number(row.independent, row.independent === 1 ? "independent origin" : "independent origins")),
    h("p.small.quiet", { style: "margin-top:.5rem" },
      row.grade && `Proposed grade ${row.grade}, ${GRADES[row.grade]}${row.reason ? ": " + row.reason : ""}. `,
      [row.acled && row.acled !== "-" && "ACLED " + row.acled, row.plover && row.plover !== "-" && "PLOVER " + row.plover, row.cameo && row.cameo !== "-" && "CAMEO " + row.cameo].filter(Boolean).join(" · ")),
  ];
}

function claimCard(claim, role, spans, speakers) {
  const status = words(claim.status, "status-");
  const outlet = claim.outlet ?? claim.name;
  const origins = claim.origins.filter((origin) => origin !== claim.name && origin !== outlet);
  return h("article.claim.role-" + role, {},
    h("blockquote", {}, highlight(claim.quote, claim.from, spans)),
    h("p.by", {}, h("b", {}, outlet), claim.date && `, ${day(claim.date)}`, claim.basis && !claim.basis.endsWith("basis-stated") && claim.date && " (date inferred)",
      chain(speakers), status !== "actual" && ` · ${status}`, origins.length > 0 && ` · goes back to ${origins.join(", ")}`,
      h("span", { title: "report, and where its sentence begins, in letters" }, ` · ${claim.outlet ? claim.name + " " : ""}@${claim.from}`)));
}

/** Who says so, nearest to the fact first. */
function chain(speakers) {
  if (!speakers.length) return " · in its own voice";
  const relayed = new Set(speakers.map((row) => row.next));
  let link = speakers.find((row) => !relayed.has(row.said)) ?? speakers[0];
  const parts = [];
  for (let left = speakers.length; link && left > 0; left -= 1) {
    parts.push(parts.length ? " ← " : " · says ", h("b", {}, link.speaker), link.cue && ` (“${link.cue}”)`);
    link = speakers.find((row) => row.said === link.next);
  }
  return parts;
}

/** The sentence with its parts marked. Offsets count code points, as the graph's do. */
function highlight(quote, from, spans) {
  const letters = [...quote];
  const inside = spans
    .map((span) => ({ ...span, start: span.start - from, end: span.end - from }))
    .filter((span) => span.start >= 0 && span.end <= letters.length && span.end > span.start);
  const cuts = unique([0, letters.length, ...inside.flatMap((span) => [span.start, span.end])]).sort((a, b) => a - b);
  const pieces = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const text = letters.slice(cuts[at], cuts[at + 1]).join("");
    const parts = unique(inside.filter((span) => span.start <= cuts[at] && span.end >= cuts[at + 1]).map((span) => span.part));
    pieces.push(parts.length ? h("mark." + parts.join("."), { title: parts.map((part) => PARTS[part]).join(", ") }, text) : text);
  }
  return pieces;
}

const PARTS = { act: "what", who: "who", whom: "to whom", where: "where", when: "when", figure: "figure", says: "who says so" };

function legend() {
  return h("div.legend", {}, Object.entries(PARTS).map(([part, name]) => h("mark." + part, {}, name)));
}

function conflictCard(conflict) {
  const values = [...group(conflict.values, (row) => row.value).values()];
  return h("article.conflict", {},
    h("h3", {}, conflict.events.length ? h("a", { href: "#/event/" + encodeURIComponent(conflict.events[0]), style: "color:inherit" }, conflict.subject) : conflict.subject,
      h("span.small.quiet", {}, "  " + words(conflict.kind, "conflict-"))),
    h("table.values", {}, values.map((rows) => {
      const by = unique(rows.map((row) => row.speaker)).join(", ");
      const where = unique(rows.map((row) => row.outlet)).join(", ");
      return h("tr", {}, h("td", {}, rows[0].value), h("td", {}, [by, where].filter(Boolean).join(" in ") || "in the report's own voice", h("div.small.quiet", {}, "“" + rows[0].quote + "”")));
    })),
    h("p.small.quiet", {}, conflict.reason));
}
