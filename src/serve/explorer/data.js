// Everything that lists and filters need, asked once.

const graph = { events: [], byId: new Map(), entities: new Map(), conflicts: [], extent: {} };

async function load() {
  const [events, claims, parts, entities, conflicts, extent] = await Promise.all(
    ["events", "claims", "parts", "entities", "conflicts", "extent"].map((name) => rows(QUESTIONS[name])),
  );
  for (const entity of entities) graph.entities.set(entity.id, { ...entity, events: [] });
  graph.conflicts = [...group(conflicts, (row) => row.id).values()].map((values) => ({
    ...values[0],
    events: unique(values.map((row) => row.event)),
    values,
  }));
  graph.extent = extent[0] ?? { documents: 0, claims: 0 };
  const claimsOf = group(claims, (row) => row.event);
  const partsOf = group(parts, (row) => row.event);
  const disputed = new Set(graph.conflicts.flatMap((conflict) => conflict.events));
  for (const event of events) {
    const told = claimsOf.get(event.id) ?? [];
    const part = (name) => (partsOf.get(event.id) ?? []).filter((row) => row.part === name).map((row) => row.entity);
    const begins = told.map((row) => row.begin).filter(Boolean).sort();
    const ends = told.map((row) => row.end).filter(Boolean).sort();
    Object.assign(event, {
      asserted: event.asserted === "true" || event.asserted === true,
      begin: begins[0],
      end: ends[ends.length - 1] ?? null,
      roles: unique(told.map((row) => words(row.role, "role-"))),
      claims: told.length,
      actors: part("actor"),
      targets: part("target"),
      places: part("place"),
      disputed: disputed.has(event.id),
    });
    graph.byId.set(event.id, event);
    for (const id of unique([...event.actors, ...event.targets, ...event.places])) graph.entities.get(id)?.events.push(event);
  }
  graph.events = events.sort((a, b) => order(a.begin, b.begin) || order(a.label, b.label));
}

/** Undated last. */
function order(a, b) {
  if (a === b) return 0;
  if (a == null) return 1;
  if (b == null) return -1;
  return a < b ? -1 : 1;
}

function label(id) {
  return graph.entities.get(id)?.label ?? words(id);
}

function actorsAndPlaces(kind) {
  const all = [...graph.entities.values()].filter((entity) => entity.class.endsWith(kind));
  return all.sort((a, b) => b.events.length - a.events.length || order(a.label, b.label));
}

function matches(event, filter) {
  const names = [...event.actors, ...event.targets, ...event.places].map(label);
  const text = [event.label, words(event.action), ...names].join(" ").toLowerCase();
  const terms = (filter.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return (
    terms.every((term) => text.includes(term)) &&
    (!filter.actor || event.actors.includes(filter.actor) || event.targets.includes(filter.actor)) &&
    (!filter.place || event.places.includes(filter.place)) &&
    (!filter.action || event.action === filter.action) &&
    (!filter.only || ONLY[filter.only].test(event)) &&
    inTime(event, filter)
  );
}

function inTime(event, { from, to }) {
  if (!from && !to) return true;
  const begin = event.begin ?? event.end;
  if (!begin) return false;
  return (!to || begin <= to) && (!from || (event.end ?? begin) >= from);
}

const ONLY = {
  disputed: { label: "disputed", test: (event) => event.disputed },
  several: { label: "two origins or more", test: (event) => event.independent >= 2 },
  one: { label: "one origin only", test: (event) => event.independent === 1 },
  foretold: { label: "foretold", test: (event) => event.roles.includes("forecast") },
  denied: { label: "denied", test: (event) => event.roles.includes("denial") },
};
