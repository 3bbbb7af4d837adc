// Elements, dates and words. Text is always set as text, never as markup.

function h(tag, properties, ...children) {
  const [name, ...classes] = tag.split(".");
  return fill(document.createElement(name || "div"), classes, properties, children);
}

function svg(tag, properties, ...children) {
  const [name, ...classes] = tag.split(".");
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), classes, properties, children);
}

function fill(element, classes, properties, children) {
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [name, given] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), given);
    else if (given === true) element.setAttribute(name, "");
    else if (given !== false && given != null) element.setAttribute(name, given);
  }
  element.append(...children.flat(3).filter((child) => child != null && child !== false));
  return element;
}

/** Puts these in the place of whatever an element holds. */
function show(element, ...children) {
  element.replaceChildren();
  fill(element, [], {}, children);
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function day(text) {
  if (!text) return "";
  const [year, month, date] = text.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${Number(year)}`;
}

function days(begin, end) {
  if (!begin && !end) return "undated";
  if (!begin) return "until " + day(end);
  if (!end) return "since " + day(begin);
  return short(begin, end) ?? `${day(begin)} – ${day(end)}`;
}

/** A day, a whole month, whole years, or days of one month or year; nothing for another span. */
function short(begin, end) {
  if (begin === end) return day(begin);
  const [year, month, date] = begin.split("-");
  const [lastYear, lastMonth, lastDate] = (end ?? "").split("-");
  if (begin.endsWith("-01-01") && end?.endsWith("-12-31")) {
    return year === lastYear ? String(Number(year)) : `${Number(year)}–${Number(lastYear)}`;
  }
  if (year !== lastYear) return null;
  if (date !== "01") return within();
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return end === `${year}-${month}-${last}` ? `${MONTHS[Number(month) - 1]} ${Number(year)}` : within();

  function within() {
    const first = month === lastMonth ? Number(date) : `${Number(date)} ${MONTHS[Number(month) - 1]}`;
    return `${first}–${Number(lastDate)} ${MONTHS[Number(lastMonth) - 1]} ${Number(year)}`;
  }
}

/** The last part of an IRI, in words: `…#status-actual` is "actual". */
function words(iri, prefix) {
  const last = (iri ?? "").split(/[#/]/).pop();
  const rest = prefix && last.startsWith(prefix) ? last.slice(prefix.length) : last;
  return rest.replaceAll("-", " ");
}

function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : (many ?? one + "s")}`;
}

function group(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
}

function unique(items) {
  return [...new Set(items.filter((item) => item != null))];
}
