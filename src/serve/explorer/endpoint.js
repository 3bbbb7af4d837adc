// Asking the endpoint that this page came from.

const XSD = "http://www.w3.org/2001/XMLSchema#";

async function ask(query) {
  const response = await fetch("query", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" },
    body: query,
  });
  if (!response.ok) throw new Error((await response.text()).trim());
  return response.json();
}

/** Rows of plain values by variable; numbers where the datatype says so. */
async function rows(query) {
  const { results } = await ask(query);
  return results.bindings.map((row) => {
    const plain = {};
    for (const [name, term] of Object.entries(row)) plain[name] = value(term);
    return plain;
  });
}

function value(term) {
  const numeric = [XSD + "integer", XSD + "decimal", XSD + "double"].includes(term.datatype);
  return numeric ? Number(term.value) : term.value;
}

/** An IRI for a query; what can't stand in one is refused, as addresses are typed by anybody. */
function iri(text) {
  if (/[<>"{}|\\^`\s]/.test(text)) throw new Error("This is not an IRI: " + text);
  return "<" + text + ">";
}
