// Drawings in the form the shell sends: plain shapes, colours of the theme, hit areas and the table.
import type { Chart, ChartView } from "$ipc";

const INK = {
  light: {
    rose: "#AE1F58",
    bar: "#DDD8CE",
    mute: "#8A8479",
    grid: "#ECE8E1",
    base: "#B9B2A6",
    text: "#69645B",
    ink: "#1D1B18",
  },
  dark: {
    rose: "#E8759A",
    bar: "#38352F",
    mute: "#776F64",
    grid: "#282622",
    base: "#57524A",
    text: "#9D968A",
    ink: "#EFE9DE",
  },
};
const WEEKS = [
  "31 Aug",
  "7 Sep",
  "14 Sep",
  "21 Sep",
  "28 Sep",
  "5 Oct",
  "12 Oct",
  "19 Oct",
  "26 Oct",
  "2 Nov",
  "9 Nov",
  "16 Nov",
];
const UNITS = [6120, 7905, 5488, 9310, 8020, 7160, 11240, 8742, 8848, 12610, 10486, 18164];

export function weeks({ width, textPx: body, theme, words }: ChartView): Chart {
  const c = INK[theme];
  const textPx = (body * 11) / 13;
  const right = width - 46;
  const y = (units: number): number => 192 - units * 0.0083;
  const step = right / WEEKS.length;
  const bar = Math.min(44, step * 0.6);
  const text = (
    x: number,
    at: number,
    anchor: string,
    words: string,
    fill: string,
    size = textPx,
    weight = "420",
  ): string =>
    `<text x="${x}" y="${at}" text-anchor="${anchor}" font-family="Inter" font-size="${size}" font-weight="${weight}" opacity="1" fill="${fill}">${words}</text>`;
  const line = (x1: number, x2: number, at: number, stroke: string, wide = 1): string =>
    `<line opacity="1" stroke="${stroke}" stroke-width="${wide}" x1="${x1}" y1="${at}" x2="${x2}" y2="${at}"/>`;

  let svg = `<svg width="${width}" height="214" viewBox="0 0 ${width} 214" xmlns="http://www.w3.org/2000/svg">`;
  for (const tick of [0, 5000, 10000, 15000, 20000]) {
    svg += line(0, right, y(tick), tick ? c.grid : c.base);
    svg += text(width, y(tick) + 4, "end", tick.toLocaleString("en-US"), c.text);
  }
  svg += text(width, 14, "end", "diamonds", c.text);
  const hits = UNITS.map((units, i) => {
    const x = i * step + (step - bar) / 2;
    const last = i === UNITS.length - 1;
    svg += `<rect x="${x}" y="${y(units)}" width="${bar}" height="${192 - y(units)}" opacity="1" fill="${last ? c.rose : c.bar}" stroke="none"/>`;
    if (!last) svg += line(x, x + bar, y(units), c.mute, 1.5);
    else svg += text(x + bar / 2, y(units) - 7, "middle", "18,164", c.rose, textPx + 1, "560");
    if (step > 55 || i % 2 === 1)
      svg += text(
        x + bar / 2,
        209,
        "middle",
        WEEKS[i] ?? "",
        last ? c.ink : c.text,
        last ? textPx + 1 : textPx,
        last ? "560" : "420",
      );
    return {
      x: i * step,
      y: 26,
      width: step,
      height: 166,
      label: `Week of ${WEEKS[i] ?? ""}`,
      value: `${units.toLocaleString("en-US")} diamonds`,
      target: null,
    };
  });
  return {
    svg: svg + "</svg>",
    width,
    height: 214,
    hits,
    table: {
      columns: [
        { name: "Week of", numeric: false },
        { name: "Diamonds", numeric: true },
      ],
      rows: UNITS.map((units, i) => [WEEKS[i] ?? "", units.toLocaleString("en-US")]),
    },
    summary: words["about"] ?? "",
  };
}
