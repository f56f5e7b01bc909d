// Answers in the shape of the contract. All names and amounts are invented.
import type {
  AppState,
  Batch,
  ChartView,
  HistoryRow,
  HomeAnswer,
  ImportReport,
  Preview,
  Role,
  Settings,
  SourceRow,
  StatementLook,
} from "$ipc";
import type { Args } from "./fake";
import { weeks } from "./charts";
import { ago } from "./clock";
import { gifters, gifts } from "./gifts";
import { gifts as giftsLike, goes, way } from "./goes";
import { plans } from "./plans";
import { limits } from "./limits";
import { liveAnswer, lives } from "./lives";
import { balance, checks, outlook, payouts, plan as payoutPlan, programmes, reconciled } from "./payouts";
import { rates } from "./rates";
import { recharge } from "./recharge";
import { told } from "./purchases";
import { safety } from "./safety";
import { batch, preview, report, sources } from "./sources";
import { statementLook } from "./statements";
import { transactions } from "./tx";
import { walletAnswers } from "./wallet";

export const settings: Settings = {
  role: "both",
  zone: "Europe/Berlin",
  homeCurrency: "USD",
  theme: "system",
  keepOriginalsMb: 64,
  notify: false,
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
      shared: null,
    },
    trouble: null,
    unsound: null,
  };
};
export const noBook: AppState = { ...app(), book: null };

export const home: HomeAnswer = {
  role: "both",
  month: "2026-11",
  creator: {
    month: "2026-11",
    units: "41260",
    before: "+10",
    lives: 9,
    liveMinutes: 1420,
    gifters: 204,
    newGifters: 61,
    perHour: { value: "1743", low: "1310", high: "2290", n: 26 },
    bestWeek: "2026-11-16",
    notices: [
      { code: "official_above", params: { more: "898", unknown_minutes: "16" }, at: ago(15), place: "lives/12" },
      { code: "not_recorded", params: { unknown_minutes: "31", minutes: "165" }, at: ago(190), place: "lives/11" },
      { code: "rows_unreadable", params: { rows: "2", of: "1204" }, at: ago(4), place: "sources/4" },
    ],
  },
  supporter: {
    month: "2026-11",
    spent: [{ amount: "63.67", currency: "USD" }],
    boughtUnits: [{ unit: "coin", units: "5620" }],
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
  unsound_accept: (): AppState => app(),
  unsound_restore: (): AppState => app(),
  unsound_set_aside: (): AppState => noBook,
  unsound_leave: (): AppState => noBook,
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
  statement_look: (args: Args): StatementLook => statementLook(args),
  profile_open: (): null => null,
  profile_save: (): null => null,
  profile_remove: (): null => null,
  source_open: (): ImportReport => report,
  source_revert: (): null => null,
  plans,
  limits,
  goes: () => goes,
  goes_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  goes_way: () => way,
  goes_way_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  goes_gifts: () => giftsLike,
  payouts: () => payouts,
  payout_record: (): null => null,
  payout_change: (): null => null,
  payout_remove: (): null => null,
  payout_balances: () => [balance],
  payout_plan: () => payoutPlan,
  payout_outlook: () => outlook,
  payouts_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  payout_reconciled: () => reconciled,
  payout_bridge_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  payout_checks: () => checks,
  arrival_decide: (): null => null,
  programmes: () => programmes,
  programme_choose: (): null => null,
  programmes_add: () => "agency.toml",
  programmes_take: () => "agency.toml",
  year_list: () => [2026, 2025],
  year_save: () => ({ folder: "/home/nora/giftbook-2025", files: 12 }),
  programmes_remove: (): null => null,
  limits_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  limit_set: (): null => null,
  limit_confirm: (): null => null,
  limit_keep: (): null => null,
  limit_alerts: () => [],
  budget_set: (): null => null,
  plan_add: (): null => null,
  plan_bought: (): null => null,
  plan_drop: (): null => null,
  home: (): HomeAnswer => home,
  home_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  gifts: (): unknown => gifts,
  gifters: (): unknown => gifters,
  gifts_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  gifts_trend_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  lives: (): unknown => lives,
  live: (): unknown => liveAnswer,
  live_chart: ({ view }: Args): unknown => weeks(view as ChartView),
  live_title: (): null => null,
  segment_add: (): null => null,
  segment_change: (): null => null,
  segment_remove: (): null => null,
  chart_save: ({ format }: Args): unknown => ({ path: `/home/nora/Pictures/home.${String(format)}` }),
  people: (): unknown => [{ id: "31", name: "leo.draws", handle: "leo.draws" }],
  ...rates,
  ...recharge,
  ...safety,
  ...told,
  undo: (): unknown => ({ done: "note" }),
  redo: (): unknown => ({ done: "note" }),
  history: (): HistoryRow[] => history,
  ...transactions,
  ...walletAnswers,
};
export type Answers = typeof answers & Record<string, (args: Args) => unknown>;
