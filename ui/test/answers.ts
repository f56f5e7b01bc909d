// Answers in the shape of the contract. All names and amounts are invented.
import type {
  AppState,
  Batch,
  ChartView,
  HistoryRow,
  HomeAnswer,
  ImportReport,
  Preview,
  PreviewRow,
  Role,
  Settings,
  SourceRow,
} from "$ipc";
import type { Args } from "./fake";
import { weeks } from "./charts";

/** Midday on Sunday 22 November 2026, UTC. */
export const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const HOUR = 3_600_000;
const ago = (hours: number): string => String(NOW - hours * HOUR);

export const settings: Settings = {
  role: "both",
  zone: "Europe/Berlin",
  homeCurrency: "USD",
  theme: "system",
  keepOriginalsMb: 64,
};

export const app = (over: Partial<Settings> = {}): AppState => {
  const all = { ...settings, ...over };
  return {
    version: "0.1.0",
    defaultBookPath: "/home/nora/Documents/My book.giftbook",
    book: {
      name: "Nora’s book",
      path: "/home/nora/Documents/Nora’s book.giftbook",
      sample: false,
      role: all.role,
      settings: all,
      rows: 14208,
      readOnly: false,
    },
    trouble: null,
  };
};
export const noBook: AppState = { ...app(), book: null };

export const home: HomeAnswer = {
  role: "both",
  month: "2026-11",
  creator: {
    units: "41260",
    before: "+10",
    lives: 9,
    liveMinutes: 1420,
    gifters: 204,
    newGifters: 61,
    perHour: { value: "1743", low: "1310", high: "2290", n: 26 },
    bestWeek: "2026-11-16",
    notices: [
      { code: "unrecorded", params: { day: "21 Nov", units: "898", live: "12" }, at: ago(15), place: "lives/12" },
      { code: "gap", params: { day: "21 Nov", n: "16", live: "12" }, at: ago(15), place: "lives/12" },
      {
        code: "unreadable_rows",
        params: { n: "2", name: "tiktok-export-nov.zip", source: "4" },
        at: ago(4),
        place: "sources/4",
      },
    ],
  },
  supporter: {
    spent: [{ amount: "63.67", currency: "USD" }],
    sentUnits: [{ unit: "coin", units: "4980" }],
    recharges: 6,
    creators: [
      { person: { id: "31", name: "leo.draws", handle: "leo.draws" }, units: "3100", unit: "coin" },
      { person: { id: "32", name: "hanna.plays", handle: "hanna.plays" }, units: "1280", unit: "coin" },
      { person: { id: "33", name: "kitchen.tom", handle: "kitchen.tom" }, units: "600", unit: "coin" },
    ],
    notices: [],
  },
};

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
    { name: "Purchase History", state: "rows", rows: 41 },
    { name: "Send Gifts", state: "rows", rows: 312 },
    { name: "Receive Gifts", state: "empty", rows: 0 },
    { name: "Go Live Settings", state: "absent", rows: 0 },
  ],
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
      error: { code: "unknown_format", params: {} },
      alreadyImported: null,
    },
  ],
};

export const history: HistoryRow[] = [
  { id: "9", at: ago(1), name: "note", params: {}, undone: true },
  { id: "8", at: ago(4), name: "import", params: { name: "tiktok-export-nov.zip" }, undone: false },
  { id: "7", at: ago(90), name: "import", params: { name: "tiktok-live-2026-11-18.ndjson" }, undone: false },
];

/** Command → its answer. */
export const answers = {
  app_state: (): AppState => app(),
  book_create: ({ role }: Args): AppState => app({ role: role as Role }),
  book_create_elsewhere: ({ role }: Args): AppState => app({ role: role as Role }),
  book_open: (): AppState => app(),
  sample_open: (): AppState => app(),
  sample_discard: (): AppState => noBook,
  settings_set: ({ settings: next }: Args): unknown => next,
  zones: (): string[] => ["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo", "UTC"],
  backup_now: (): unknown => ({ path: "/home/nora/Backups/Nora’s book.giftbook" }),
  restore_choose: (): unknown => ({
    token: "r1",
    path: "/home/nora/Backups/Nora’s book.giftbook",
    current: { entries: 14208, lives: 26, people: 612, sources: 4, lastChange: ago(1) },
    backup: { entries: 13002, lives: 25, people: 598, sources: 3, lastChange: ago(160) },
  }),
  restore_apply: (): AppState => app(),
  sources_list: (): SourceRow[] => sources,
  import_choose: (): Batch => batch,
  import_preview: (): Preview => preview,
  import_run: (): ImportReport => report,
  import_cancel: (): null => null,
  import_discard: (): null => null,
  source_open: (): ImportReport => report,
  source_revert: (): null => null,
  home: (): HomeAnswer => home,
  home_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  chart_save: ({ format }: Args): unknown => ({ path: `/home/nora/Pictures/home.${String(format)}` }),
  people: (): unknown => [{ id: "31", name: "leo.draws", handle: "leo.draws" }],
  undo: (): unknown => ({ done: "note" }),
  redo: (): unknown => ({ done: "note" }),
  history: (): HistoryRow[] => history,
};
export type Answers = typeof answers & Record<string, (args: Args) => unknown>;
