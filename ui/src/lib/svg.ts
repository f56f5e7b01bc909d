// A drawing enters the page as nodes of an allow-list, never as HTML text: shapes and text, each attribute checked by its own rule.
// What is not listed is left out with everything in it. A name in a drawing stays a name.

const SVG = "http://www.w3.org/2000/svg";
const LARGEST = 4_000_000;

type Rule = (value: string) => boolean;
const number: Rule = (value) => /^-?\d{1,9}(\.\d{1,17})?(e-?\d{1,2})?(px)?$/.test(value);
const length: Rule = (value) => number(value) || /^-?\d{1,4}(\.\d{1,17})?(em|%)$/.test(value);
const numbers: Rule = (value) => /^[\d\s.,eE+-]*$/.test(value);
const colour: Rule = (value) =>
  /^(none|transparent|currentColor|#[\da-f]{3,8}|rgba?\([\d\s.,%/]{3,40}\))$/i.test(value);
const path: Rule = (value) => /^[\d\s.,eE+\-MmLlHhVvCcSsQqTtAaZz]*$/.test(value);
const transform: Rule = (value) => /^(\s*(translate|rotate|scale)\([\d\s.,e+-]{1,80}\)[\s,]*){0,4}$/i.test(value);
const one =
  (...words: string[]): Rule =>
  (value) =>
    words.includes(value);

const PAINT: Record<string, Rule> = {
  fill: colour,
  stroke: colour,
  opacity: number,
  "fill-opacity": number,
  "stroke-opacity": number,
  "stroke-width": number,
  "stroke-dasharray": numbers,
  "stroke-linecap": one("butt", "round", "square"),
  "stroke-linejoin": one("miter", "round", "bevel"),
  "shape-rendering": one("auto", "crispEdges", "geometricPrecision"),
  transform,
};
const TEXT: Record<string, Rule> = {
  ...PAINT,
  x: length,
  y: length,
  dx: length,
  dy: length,
  "text-anchor": one("start", "middle", "end"),
  "dominant-baseline": one("auto", "middle", "central", "hanging"),
  "font-size": length,
  "font-weight": one("normal", "bold", "100", "200", "300", "400", "420", "500", "530", "560", "600", "620", "700"),
};

/** Element → attribute → rule. The page's own font and theme apply, so no element brings a font or a style. */
const ALLOWED: Record<string, Record<string, Rule>> = {
  svg: { width: number, height: number, viewBox: numbers },
  g: PAINT,
  rect: { ...PAINT, x: number, y: number, width: number, height: number, rx: number, ry: number },
  line: { ...PAINT, x1: number, y1: number, x2: number, y2: number },
  polyline: { ...PAINT, points: numbers },
  polygon: { ...PAINT, points: numbers },
  circle: { ...PAINT, cx: number, cy: number, r: number },
  ellipse: { ...PAINT, cx: number, cy: number, rx: number, ry: number },
  path: { ...PAINT, d: path },
  text: TEXT,
  tspan: TEXT,
};
/** Where words may stand. */
const SPOKEN = new Set(["text", "tspan"]);

/** Copies the drawing node by node; null where the text is no drawing. */
export function drawing(source: string): SVGSVGElement | null {
  if (source.length > LARGEST) return null;
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
  const root = parsed.documentElement as Element | null;
  if (root?.localName !== "svg" || root.namespaceURI !== SVG || parsed.querySelector("parsererror")) return null;
  return copy(root, 0) as SVGSVGElement | null;
}

function copy(from: Element, depth: number): SVGElement | null {
  const rules = Object.hasOwn(ALLOWED, from.localName) ? ALLOWED[from.localName] : undefined;
  if (!rules || from.namespaceURI !== SVG || depth > 16 || (from.localName === "svg" && depth > 0)) return null;
  const to = document.createElementNS(SVG, from.localName);
  for (const { name, value } of from.attributes) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    const trimmed = value.trim();
    if (rule?.(trimmed)) to.setAttribute(name, trimmed);
  }
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE && SPOKEN.has(from.localName)) {
      to.append(document.createTextNode((child.nodeValue ?? "").trim()));
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      const kept = copy(child as Element, depth + 1);
      if (kept) to.append(kept);
    }
  }
  return to;
}
