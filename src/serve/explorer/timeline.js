// Events over time, as bars; drag over them to set the days.

const DAY = 86400000;
const STEPS = [1, 7, 30, 91, 365, 1826, 3652];

function timeline(events, filter, change) {
  const dated = events.filter((event) => event.begin);
  if (dated.length < 2) return null;
  // A few events of long ago must not press all others into one bar.
  const starts = dated.map((event) => Date.parse(event.begin)).sort((a, b) => a - b);
  const first = starts[Math.floor(starts.length * 0.08)];
  const last = starts[starts.length - 1];
  const width = 480, height = 76, base = 58;
  const span = Math.max(last - first, DAY * 6);
  const step = (STEPS.find((step) => span / (step * DAY) <= 60) ?? 3652) * DAY;
  const count = Math.floor(span / step) + 1;
  const bars = Array.from({ length: count }, () => []);
  for (const event of dated) {
    const at = Math.floor((Date.parse(event.begin) - first) / step);
    if (at >= 0 && at < count) bars[at].push(event);
  }
  const most = Math.max(...bars.map((bar) => bar.length), 1);
  const x = (time) => ((time - first) / (count * step)) * width;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const drawing = svg("svg.timeline", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `Events from ${day(iso(first))} to ${day(iso(last))}`, preserveAspectRatio: "none" });
  bars.forEach((bar, at) => {
    if (!bar.length) return;
    const from = iso(first + at * step), to = iso(first + (at + 1) * step - DAY);
    const tall = Math.max((bar.length / most) * (base - 8), 3);
    const out = (filter.from && to < filter.from) || (filter.to && from > filter.to);
    drawing.append(
      svg("rect.bar" + (out ? ".out" : ""), { x: x(first + at * step) + 0.5, y: base - tall, width: Math.max(width / count - 1, 1), height: tall, rx: 1 },
        svg("title", {}, `${days(from, to)}: ${plural(bar.length, "event")}`)),
    );
  });
  drawing.append(svg("line", { x1: 0, x2: width, y1: base, y2: base }));
  drawing.append(svg("text", { x: 0, y: height - 5 }, day(iso(first))), svg("text", { x: width, y: height - 5, "text-anchor": "end" }, day(iso(last))));
  brush(drawing, (a, b) => {
    const time = (part) => first + Math.max(0, Math.min(1, part)) * count * step;
    change({ from: iso(Math.floor((time(a) - first) / step) * step + first), to: iso(Math.min(Math.ceil((time(b) - first) / step) * step + first - DAY, last)) });
  });
  return drawing;
}

function brush(drawing, done) {
  let start = null;
  const part = (event) => {
    const box = drawing.getBoundingClientRect();
    return (event.clientX - box.left) / box.width;
  };
  const shade = svg("rect.brush", { y: 0, height: 58, width: 0 });
  drawing.append(shade);
  drawing.addEventListener("pointerdown", (event) => {
    start = part(event);
    drawing.setPointerCapture(event.pointerId);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = part(event);
    shade.setAttribute("x", Math.min(start, now) * 480);
    shade.setAttribute("width", Math.abs(now - start) * 480);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [a, b] = [start, part(event)].sort((a, b) => a - b);
    start = null;
    done(a, b);
  });
}
