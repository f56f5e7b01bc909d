// Sources, reports and previews in the shape of the contract. All names and amounts are invented.
import type { Batch, ImportReport, Preview, PreviewRow, SourceRow } from "$ipc";
import { ago, HOUR, NOW } from "./clock";

const source = (
  id: string,
  name: string,
  format: string,
  hours: number,
  rows: number,
  fresh: number,
  unreadable = 0,
): SourceRow => {
  const known = Math.min(rows - fresh - unreadable, 211);
  return {
    id,
    name,
    format,
    importedAt: ago(hours),
    rows,
    new: fresh,
    known,
    unreadable,
    ignored: rows - fresh - known - unreadable,
    bytes: String(rows * 512),
    originalKept: true,
  };
};
export const sources: SourceRow[] = [
  source("4", "tiktok-export-nov.zip", "tiktok_export_json", 4, 1204, 803, 2),
  source("3", "tiktok-live-2026-11-18.ndjson", "connector_v2", 90, 38402, 406),
  source("2", "tiktok-live-2026-11-14.ndjson", "tikfinity", 190, 31377, 377, 5),
  source("1", "tiktok-export-oct.json", "tiktok_export_json", 700, 930, 930),
];

export const report: ImportReport = {
  sourceId: "4",
  name: "tiktok-export-nov.zip",
  format: "tiktok_export_zip",
  rows: 1204,
  new: 803,
  known: 211,
  unreadable: 2,
  ignored: 188,
  problems: [
    {
      row: 360,
      offset: "88213",
      code: "gift_without_id",
      params: { field: "diamondCount" },
      raw: '{"event":"gift","user":{"uniqueId":"mira.k"},"giftId":5655}',
    },
    { row: 1190, offset: "310022", code: "cut_short", params: {}, raw: '{"event":"gift","user":{"uniqueId":"petra' },
  ],
  problemsMore: 0,
  ignoredKinds: [
    { what: "chat", count: 120 },
    { what: "like", count: 68 },
  ],
  unknownKeys: [{ what: "giftPanelTag", count: 4 }],
  sections: [
    { name: "buy_gifts", state: "rows", rows: 41 },
    { name: "send_gifts", state: "rows", rows: 312 },
    { name: "go_live_history", state: "empty", rows: 0 },
    { name: "coin_purchases", state: "absent", rows: 0 },
  ],
  doubts: [],
  doubtsMore: 0,
};

const row = (
  n: number,
  state: PreviewRow["state"],
  who: string,
  what: string,
  count: number,
  units: string | null,
  code = state as string,
): PreviewRow => ({
  row: n,
  state,
  code,
  at: state === "unreadable" ? null : String(NOW - 16 * HOUR - (28402 - n) * 1000),
  who,
  what,
  count,
  units,
  unit: units === null ? null : "diamond",
  money: null,
});
export const preview: Preview = {
  report: { ...report, sourceId: null },
  rows: [
    row(28402, "new", "Jonas W.", "Money Gun", 1, "500"),
    row(28391, "new", "mira.k", "Rose", 24, "24"),
    row(28377, "known", "tessa_draws", "GG", 1, null),
    row(28360, "unreadable", "", "", 0, null, "gift_without_id"),
    row(28344, "new", "petra.lum", "Hand Hearts", 3, "300"),
    row(28343, "known", "petra.lum", "Hand Hearts", 2, null, "same_streak"),
    row(28317, "new", "noor.h", "Finger Heart", 1, "5"),
    row(28290, "unreadable", "", "", 0, null, "cut_short"),
    row(28288, "new", "mira.k", "Rose", 40, "40"),
    row(28251, "known", "mira.k", "Rose", 12, null, "replay"),
    row(28230, "new", "anna-lena", "Perfume", 1, "20"),
  ],
  rowsMore: 1005,
};

export const batch: Batch = {
  id: "b1",
  files: [
    {
      index: 0,
      name: "tiktok-live-2026-11-21.ndjson",
      bytes: "21454336",
      format: "connector_v2",
      formatDetail: null,
      questions: [],
      programmes: [],
      error: null,
      alreadyImported: null,
    },
    {
      index: 1,
      name: "user_data_tiktok.json",
      bytes: "480211",
      format: "tiktok_export_zip",
      formatDetail: null,
      questions: [
        { key: "currency", choices: ["USD", "EUR", "GBP"], remembered: null },
        { key: "gift_amount_unit", choices: ["coins", "pieces"], remembered: null },
      ],
      programmes: [],
      error: null,
      alreadyImported: null,
    },
    {
      index: 2,
      name: "holiday.jpg",
      bytes: "2411724",
      format: null,
      formatDetail: null,
      questions: [],
      programmes: [],
      error: { code: "unknown_format", params: {} },
      alreadyImported: null,
    },
  ],
};
