// The commands and records of the shell, in the form the shell exports them.
import { invoke as __TAURI_INVOKE, type Channel } from "@tauri-apps/api/core";

/** Commands */
export const commands = {
	appState: () => typedError<AppState, AppError>(__TAURI_INVOKE("app_state")),
	bookCreate: (role: Role) => typedError<AppState, AppError>(__TAURI_INVOKE("book_create", { role })),
	bookCreateElsewhere: (role: Role) => typedError<AppState, AppError>(__TAURI_INVOKE("book_create_elsewhere", { role })),
	bookOpen: () => typedError<AppState, AppError>(__TAURI_INVOKE("book_open")),
	sampleOpen: (role: Role) => typedError<AppState, AppError>(__TAURI_INVOKE("sample_open", { role })),
	sampleDiscard: () => typedError<AppState, AppError>(__TAURI_INVOKE("sample_discard")),
	settingsSet: (settings: Settings) => typedError<Settings, AppError>(__TAURI_INVOKE("settings_set", { settings })),
	zones: () => typedError<string[], AppError>(__TAURI_INVOKE("zones")),
	backupNow: () => typedError<SavedFile | null, AppError>(__TAURI_INVOKE("backup_now")),
	restoreChoose: () => typedError<RestorePreview | null, AppError>(__TAURI_INVOKE("restore_choose")),
	restoreApply: (token: string) => typedError<AppState, AppError>(__TAURI_INVOKE("restore_apply", { token })),
	sourcesList: () => typedError<SourceRow[], AppError>(__TAURI_INVOKE("sources_list")),
	importChoose: () => typedError<Batch | null, AppError>(__TAURI_INVOKE("import_choose")),
	importPreview: (batch: string, file: number, answers: { [key in string]: string }, progress: Channel<Progress>) => typedError<Preview, AppError>(__TAURI_INVOKE("import_preview", { batch, file, answers, progress })),
	importRun: (batch: string, file: number, answers: { [key in string]: string }, progress: Channel<Progress>) => typedError<ImportReport, AppError>(__TAURI_INVOKE("import_run", { batch, file, answers, progress })),
	importCancel: () => typedError<null, AppError>(__TAURI_INVOKE("import_cancel")),
	importDiscard: (batch: string) => typedError<null, AppError>(__TAURI_INVOKE("import_discard", { batch })),
	sourceOpen: (id: string) => typedError<ImportReport, AppError>(__TAURI_INVOKE("source_open", { id })),
	sourceRevert: (id: string) => typedError<null, AppError>(__TAURI_INVOKE("source_revert", { id })),
	gifts: (query: GiftsQuery) => typedError<GiftsAnswer, AppError>(__TAURI_INVOKE("gifts", { query })),
	giftsChart: (query: GiftsQuery, view: ChartView) => typedError<Chart, AppError>(__TAURI_INVOKE("gifts_chart", { query, view })),
	giftsTrendChart: (query: GiftsQuery, view: ChartView) => typedError<Chart, AppError>(__TAURI_INVOKE("gifts_trend_chart", { query, view })),
	gifters: (query: GiftsQuery) => typedError<GiftersAnswer, AppError>(__TAURI_INVOKE("gifters", { query })),
	chartSave: (which: ChartRequest, format: ChartFormat, view: ChartView) => typedError<SavedFile | null, AppError>(__TAURI_INVOKE("chart_save", { which, format, view })),
	lives: () => typedError<LivesAnswer, AppError>(__TAURI_INVOKE("lives")),
	live: (id: string) => typedError<LiveAnswer, AppError>(__TAURI_INVOKE("live", { id })),
	liveChart: (id: string, view: ChartView) => typedError<Chart, AppError>(__TAURI_INVOKE("live_chart", { id, view })),
	segmentAdd: (live: string, name: string, from: string, to: string) => typedError<null, AppError>(__TAURI_INVOKE("segment_add", { live, name, from, to })),
	segmentChange: (id: string, name: string, from: string, to: string) => typedError<null, AppError>(__TAURI_INVOKE("segment_change", { id, name, from, to })),
	segmentRemove: (id: string) => typedError<null, AppError>(__TAURI_INVOKE("segment_remove", { id })),
	liveTitle: (id: string, title: string) => typedError<null, AppError>(__TAURI_INVOKE("live_title", { id, title })),
	txOpen: (query: TxQuery) => typedError<TxList, AppError>(__TAURI_INVOKE("tx_open", { query })),
	txPage: (list: string, from: number, n: number) => typedError<TxRow[], AppError>(__TAURI_INVOKE("tx_page", { list, from, n })),
	txSelectionSums: (ids: string[]) => typedError<Sum[], AppError>(__TAURI_INVOKE("tx_selection_sums", { ids })),
	txDetail: (id: string) => typedError<TxDetail, AppError>(__TAURI_INVOKE("tx_detail", { id })),
	txNote: (id: string, text: string) => typedError<null, AppError>(__TAURI_INVOKE("tx_note", { id, text })),
	txCategory: (id: string, text: string) => typedError<null, AppError>(__TAURI_INVOKE("tx_category", { id, text })),
	txExport: (list: string) => typedError<ExportedFile | null, AppError>(__TAURI_INVOKE("tx_export", { list })),
	txFacets: () => typedError<TxFacets, AppError>(__TAURI_INVOKE("tx_facets")),
	people: (text: string) => typedError<PersonRef[], AppError>(__TAURI_INVOKE("people", { text })),
	home: (role: Role) => typedError<HomeAnswer, AppError>(__TAURI_INVOKE("home", { role })),
	homeChart: (role: Role, view: ChartView) => typedError<Chart, AppError>(__TAURI_INVOKE("home_chart", { role, view })),
	undo: () => typedError<Done | null, AppError>(__TAURI_INVOKE("undo")),
	redo: () => typedError<Done | null, AppError>(__TAURI_INVOKE("redo")),
	history: () => typedError<HistoryRow[], AppError>(__TAURI_INVOKE("history")),
};

/* Types */
export type Id = string;
export type Units = string;
export type Instant = string;
export type Money = { amount: string; currency: string }
export type AppError = { code: string; params: Record<string,string> }

export type Role = "creator" | "supporter" | "both";
export type SavedFile = { path: string }
export type ExportedFile = { path: string; rows: number }
export type TxFacets = { kinds: string[]; platforms: string[]; categories: string[] }
export type Done = { done: string }
export type HistoryRow = { id: Id; at: Instant; name: string; params: Record<string,string>; undone: boolean }
export type ChartFormat = "svg" | "png"
export type ChartTheme = "light" | "dark"
export type Theme = "light" | "dark" | "system";
export type AppState = {
  version: string; defaultBookPath: string;
  book: null | { name: string; path: string; sample: boolean; role: Role; settings: Settings; rows: number; readOnly: boolean };
  trouble: null | AppError;
}
export type Settings = { role: Role; zone: string; homeCurrency: string; theme: Theme; keepOriginalsMb: number }

export type RestorePreview = { token: string; path: string; current: BookSummary; backup: BookSummary }
export type BookSummary = { entries: number; lives: number; people: number; sources: number; lastChange: Instant | null }

export type SourceRow = { id: Id; name: string; format: string; importedAt: Instant; rows: number; new: number; known: number; unreadable: number; ignored: number; bytes: string; originalKept: boolean }
export type Batch = { id: string; files: BatchFile[] }
export type BatchFile = { index: number; name: string; bytes: string; format: string | null; formatDetail: string | null; questions: Question[]; error: AppError | null; alreadyImported: Id | null }
export type Question = { key: "currency" | "gift_amount_unit"; choices: string[]; remembered: string | null }
export type Answers = Record<string, string>;
export type Progress = { rows: number; bytes: string; totalBytes: string; new: number; known: number; unreadable: number; ignored: number }
export type ImportReport = { sourceId: Id | null; name: string; format: string; rows: number; new: number; known: number; unreadable: number; ignored: number;
  problems: Problem[]; problemsMore: number; ignoredKinds: Counted[]; unknownKeys: Counted[]; sections: Section[] }
export type Problem = { row: number; offset: string; code: string; params: Record<string,string>; raw: string }
export type Counted = { what: string; count: number }
export type Section = { name: string; state: "absent" | "empty" | "rows"; rows: number }
export type PreviewRow = { row: number; state: "new" | "known" | "unreadable" | "ignored"; code: string; at: Instant | null; who: string; what: string; count: number | null; units: Units | null; unit: string | null; money: Money | null }
export type Preview = { report: ImportReport; rows: PreviewRow[]; rowsMore: number }

export type TxFilter = { kinds: string[]; platforms: string[]; person: Id | null; gift: Id | null; live: Id | null; source: Id | null; category: string | null;
  from: string | null; to: string | null;
  unitsMin: string | null; unitsMax: string | null; text: string }

export type Period = { from: string | null; to: string | null }
export type GiftsQuery = { period: Period; live: Id | null; gifter: Id | null; band: number | null;
  rank: "units" | "pieces" | "gifters" | "perHour" }
export type Rate = { value: string; low: string | null; high: string | null; n: number }
export type GiftRow = { gift: GiftRef; pieces: Units; events: number; gifters: number; units: Units; share: string; perHour: Rate | null; before: string | null }
export type GiftRef = { id: Id; name: string; price: string | null; band: number; platform: string; approximate: boolean }
export type GiftsAnswer = { total: { units: Units; pieces: Units; events: number; gifters: number; lives: number; recordedHours: string | null };
  top: GiftRef[]; topShare: string | null;
  first: string | null; last: string | null;
  before: Period | null; rows: GiftRow[] }
export type GifterRow = { person: PersonRef; units: Units; pieces: Units; events: number; lives: number; share: string; favourite: GiftRef | null; first: string; last: string }
export type PersonRef = { id: Id; name: string; handle: string | null }
export type GiftersAnswer = { total: GiftsAnswer["total"]; rows: GifterRow[]; more: number; topShare: string | null }

export type ChartView = { width: number; textPx: number; theme: ChartTheme; words: Record<string, string> }
export type Chart = { svg: string; width: number; height: number; hits: Hit[]; table: ChartTable; summary: string }
export type Hit = { x: number; y: number; width: number; height: number; label: string; value: string; target: TxFilter | null }
export type ChartTable = { columns: { name: string; numeric: boolean }[]; rows: string[][] }
export type ChartRequest = { chart: "gifts" | "giftsTrend"; query: GiftsQuery } | { chart: "live"; live: Id } | { chart: "home"; role: Role };

export type LiveRow = { id: Id; title: string | null; host: PersonRef | null; platform: string; start: Instant; end: Instant | null; minutes: number; recordedMinutes: number; units: Units; pieces: Units; gifters: number; officialUnits: Units | null; officialText: string | null; peakViewers: number | null }
export type LivesAnswer = { lives: LiveRow[]; totalUnits: Units; totalMinutes: number }
export type LiveAnswer = { live: LiveRow; previous: Id | null; next: Id | null; coverage: Span[]; gaps: Span[]; segments: Segment[];
  gifts: GiftRow[]; gifters: GifterRow[]; guestUnits: Units; official: Official | null; best: { from: Instant; to: Instant; name: string | null; units: Units; share: string; minutes: number } | null;
  approximate: boolean; startedMidStreak: number; unfinishedStreaks: number }
export type Span = { from: Instant; to: Instant }
export type Segment = { id: Id; name: string; kind: "own" | "battle" | "goal"; from: Instant; to: Instant; units: Units }
export type Official = { text: string | null; likes: number | null; views: number | null; gifters: number | null; source: Id }

export type TxSort = "time" | "kind" | "what" | "person" | "units" | "money";
export type TxQuery = { filter: TxFilter; sort: TxSort; descending: boolean }
export type Sum = { kind: string; unit: string | null; currency: string | null; amount: string }
export type TxList = { list: string; count: number; total: number; sums: Sum[] }
export type TxRow = { id: Id; at: Instant | null; kind: string; platform: string; what: string; count: number; person: PersonRef | null; units: Units | null; unit: string | null; money: Money | null; category: string | null; note: string | null; approximate: boolean }
export type TxDetail = { row: TxRow; live: { id: Id; title: string | null; start: Instant } | null; price: string | null; frames: number; unfinished: boolean; beganBeforeCapture: boolean;
  receiver: PersonRef | null; postings: { account: string; amount: string; unit: string }[];
  places: { sourceId: Id; source: string; row: number; raw: string | null }[]; history: { at: Instant; what: string; params: Record<string,string> }[] }

export type HomeAnswer = { role: Role; month: string;
  creator: null | { units: Units; before: string | null; lives: number; liveMinutes: number; gifters: number; newGifters: number; perHour: Rate | null; bestWeek: string | null;
     notices: Notice[] };
  supporter: null | { spent: Money[]; sentUnits: { unit: string; units: Units }[]; recharges: number; creators: { person: PersonRef; units: Units; unit: string }[]; notices: Notice[] } }
export type Notice = { code: string; params: Record<string,string>; at: Instant | null; place: string }

/* Runtime */
export type Result<T, E> = { status: "ok"; data: T } | { status: "error"; error: E };
async function typedError<T, E>(result: Promise<T>): Promise<Result<T, E>> {
	try {
		return { status: "ok", data: await result };
	} catch (e) {
		if (e instanceof Error) throw e;
		return { status: "error", error: e as E };
	}
}
