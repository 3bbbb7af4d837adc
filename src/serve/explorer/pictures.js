// The networks, drawn by the server.

const PICTURES = [["actors", "Who acts against whom"], ["sources", "Who tells what from whom"], ["places", "Places and movements"], ["actor-places", "Who was where"], ["actor-place-sources", "Who is reported where, and by whom"]];
const drawn = { view: "actors", focus: "", top: "18", from: "", to: "" };

function picturesView(view) {
  if (PICTURES.some(([name]) => name === view)) drawn.view = view;
  const frame = h("div.picture", { role: "status" });
  const draw = async () => {
    const parameters = new URLSearchParams(Object.entries(drawn).filter(([name, value]) => name !== "view" && value));
    const response = await fetch(`picture/${drawn.view}?${parameters}`);
    const text = await response.text();
    const title = PICTURES.find(([name]) => name === drawn.view)[1];
    // As an image the drawing can neither run a script nor fetch anything.
    show(frame, response.ok ? h("img", { alt: title, src: "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text) }) : h("p.problem", { role: "alert" }, text.trim()));
  };
  const field = (name, properties) => h("input", { ...properties, value: drawn[name], onchange: (event) => { drawn[name] = event.target.value.trim(); draw(); } });
  draw();
  return h("div.page.wide", {}, h("h1", {}, "Pictures"),
    h("form.choice", { onsubmit: (event) => event.preventDefault() },
      h("label", {}, "what ", h("select", { onchange: (event) => { drawn.view = event.target.value; draw(); } }, PICTURES.map(([name, title]) => h("option", { value: name, selected: name === drawn.view }, title)))),
      h("label", {}, "around ", field("focus", { placeholder: "anybody" })),
      h("label", {}, "at most ", field("top", { type: "number", min: "1", max: "60" })),
      h("label", {}, "from ", field("from", { type: "date" })),
      h("label", {}, "to ", field("to", { type: "date" }))),
    frame);
}
