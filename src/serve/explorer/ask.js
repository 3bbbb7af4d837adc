// Questions of one's own: the named queries, and SPARQL.

let named = null;
const asked = { name: null, text: "SELECT ?event ?what WHERE {\n  ?event a sem:Event ;\n    rdfs:label ?what .\n}\nORDER BY ?what\nLIMIT 50" };

async function askView(name) {
  named ??= await (await fetch("queries")).json();
  const chosen = named.find((query) => query.name === name);
  if (chosen && asked.name !== name) Object.assign(asked, { name, text: chosen.text });
  const editor = h("textarea", { spellcheck: "false", "aria-label": "SPARQL", oninput: () => { asked.text = editor.value; } });
  editor.value = asked.text;
  const answer = h("div", { role: "status" });
  const runNow = () => run(editor.value, answer);
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) runNow();
  });
  const parameters = chosen && chosen.parameters.length > 0 && h("form.parameters", { onsubmit: (event) => { event.preventDefault(); runNow(); } },
    chosen.parameters.map((parameter) => h("label", {}, parameter.description,
      h("input", { placeholder: /^(0001-01-01|9999-12-31|)$/.test(parameter.default) ? "any" : parameter.default, oninput: (event) => { editor.value = asked.text = set(editor.value, parameter, event.target.value || parameter.default); } }))),
    h("input", { type: "submit", hidden: true }));
  if (chosen) runNow();
  return h("div.split.ask" + (chosen ? ".open" : ""), {},
    h("div.side", {}, h("h2", {}, "Questions"), h("p.small.quiet", { style: "margin:.3rem 0 .6rem" }, "The same that `dateline query` knows by name."),
      h("ul.list", {}, named.map((query) => h("li", {}, h("a", { href: "#/ask/" + query.name, "aria-current": query.name === name ? "true" : null, style: "grid-template-columns:1fr" },
        h("span.what", {}, query.title), h("span.more", { style: "grid-column:1" }, query.name)))))),
    h("section.main", {}, h("h1", {}, chosen ? chosen.title : "Ask in SPARQL"),
      h("p.lead", { style: "margin-bottom:.6rem" }, chosen ? chosen.description : "Prefixes of the vocabulary (dl, sem, skos, prov, geo …) need no declaration."),
      parameters, chosen ? h("details", {}, h("summary.small.quiet", {}, "the SPARQL"), editor) : editor, h("div.run-row", {}, h("button.run", { onclick: runNow }, "Run"), h("span.small.quiet", {}, "Ctrl Enter")), answer));
}

/** Puts a literal where the query keeps the parameter's default. */
function set(text, parameter, given) {
  const start = text.indexOf(`VALUES ?set_${parameter.name} {`);
  if (start < 0) return text;
  const slot = /\{\s*("(?:[^"\\]|\\.)*"|[^"}]*?)(\^\^[^\s}]+)?\s*\}/y;
  slot.lastIndex = text.indexOf("{", start);
  const found = slot.exec(text);
  if (!found) return text;
  const quoted = JSON.stringify(given);
  const bare = found[1].startsWith('"') ? quoted + (found[2] ?? "") : Number.isFinite(Number(given)) && given.trim() ? given.trim() : found[1];
  return text.slice(0, found.index) + `{ ${bare} }` + text.slice(found.index + found[0].length);
}

async function run(text, answer) {
  answer.replaceChildren(h("p.quiet", {}, "…"));
  const started = performance.now();
  try {
    const response = await fetch("query", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle" }, body: text });
    const took = () => `${Math.round(performance.now() - started)} ms`;
    if (!response.ok) throw new Error((await response.text()).trim());
    if (response.headers.get("Content-Type").startsWith("text/turtle")) {
      answer.replaceChildren(h("p.small.quiet", {}, took()), h("pre.scroll", {}, await response.text()));
      return;
    }
    const { head, boolean, results } = await response.json();
    if (boolean !== undefined) {
      answer.replaceChildren(h("p", {}, boolean ? "yes" : "no"));
      return;
    }
    const found = results.bindings;
    answer.replaceChildren(h("p.small.quiet", { style: "margin-bottom:.4rem" }, `${plural(found.length, "row")}, ${took()}`),
      found.length ? h("div.scroll", {}, table(head.vars.map((name) => name.replaceAll("_", " ")), found.slice(0, 2000).map((row) => head.vars.map((name) => cell(row[name]))))) : h("p.empty", {}, "No rows."));
  } catch (error) {
    answer.replaceChildren(h("p.problem", { role: "alert" }, error.message));
  }
}

function cell(term) {
  if (!term) return "";
  if (term.type !== "uri") return value(term);
  if (graph.byId.has(term.value)) return h("a", { href: "#/event/" + encodeURIComponent(term.value) }, graph.byId.get(term.value).label);
  const entity = graph.entities.get(term.value);
  if (entity) return entityLink(entity, entity.class.endsWith("Place") ? "place" : "actor");
  return h("span.iri", {}, term.value.replace("https://w3id.org/dateline/ontology#", "dl:").replace("https://w3id.org/dateline/id/", "id:").replace("https://w3id.org/dateline/action/", "act:"));
}
