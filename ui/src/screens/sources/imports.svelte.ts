// The files that were chosen or dropped, one after another: asked about, read, shown, taken in. They outlive the screen.
import {
  AppProblem,
  call,
  commands,
  progressChannel,
  type Batch,
  type BatchFile,
  type ImportReport,
  type Preview,
  type Progress,
} from "$ipc";
import { session } from "$lib/session.svelte";
import { attempt } from "$lib/tell";

/** asking → reading → ready → writing → done; refused where the file cannot be taken in, stopped after Cancel. */
export type Phase = "asking" | "reading" | "ready" | "writing" | "done" | "refused" | "stopped";

class Imports {
  batch = $state.raw<Batch | null>(null);
  at = $state(0);
  phase = $state<Phase>("asking");
  answers = $state<Record<string, string>>({});
  progress = $state.raw<Progress | null>(null);
  preview = $state.raw<Preview | null>(null);
  report = $state.raw<ImportReport | null>(null);
  problem = $state.raw<AppProblem | null>(null);
  /** When the reading or writing began; for what is left of it. */
  since = $state(0);

  /** The book they were meant for. */
  book: string | null = null;
  /** Answers given since the app started: the same question is not asked again in the next file. */
  #said: Record<string, string> = {};
  #round = 0;

  get file(): BatchFile | null {
    return this.batch?.files[this.at] ?? null;
  }
  /** It holds programmes instead of rows: it is taken in whole, by its own way. */
  get isOfProgrammes(): boolean {
    return this.file?.format === "programmes";
  }
  get busy(): boolean {
    return this.phase === "reading" || this.phase === "writing";
  }
  /** Files after this one that can be taken in. */
  get after(): BatchFile[] {
    return this.batch?.files.slice(this.at + 1).filter((file) => file.error === null) ?? [];
  }

  /** Begins with a new batch. While one is being written the new one is turned away. */
  take(batch: Batch): void {
    if (this.batch && this.phase === "writing") {
      void attempt(() => Promise.reject(new AppProblem({ code: "busy", params: {} })));
      void attempt(() => call(commands.importDiscard(batch.id)));
      return;
    }
    this.close();
    this.batch = batch;
    this.book = session.book?.path ?? null;
    this.#open(0);
  }

  /** Puts the batch away; what is not yet in the book is not taken in. */
  close(): void {
    this.#round += 1;
    const old = this.batch;
    const running = this.busy;
    this.batch = null;
    if (!old) return;
    void attempt(async () => {
      if (running) await call(commands.importCancel());
      await call(commands.importDiscard(old.id));
    });
  }

  next(): void {
    if (this.batch && this.at + 1 < this.batch.files.length) this.#open(this.at + 1);
    else this.close();
  }

  /** Answers a question about the file; with the last one answered, reading begins. */
  answer(key: string, value: string): void {
    this.answers[key] = value;
    // What the columns of one statement mean says nothing of the next.
    if (key !== "profile") this.#said[key] = value;
    if (this.#answered()) void this.read();
  }

  cancel(): void {
    void attempt(() => call(commands.importCancel()));
  }

  /** Reads the file and shows what would come of it. Nothing is changed. */
  async read(): Promise<void> {
    this.preview = null;
    await this.#work("reading", async (batch, file, channel) => {
      this.preview = await call(commands.importPreview(batch, file, { ...this.answers }, channel));
      this.phase = "ready";
    });
  }

  /** Takes the file in. */
  async run(): Promise<void> {
    await this.#work("writing", async (batch, file, channel) => {
      this.report = await call(commands.importRun(batch, file, { ...this.answers }, channel));
      this.phase = "done";
    });
  }

  /** Takes this file and all after it in, until one asks something or is refused. */
  async runAll(): Promise<void> {
    const mine = this.batch;
    for (;;) {
      await this.run();
      if (this.batch !== mine || this.phase !== "done" || this.after.length === 0) return;
      do this.#place(this.at + 1);
      while (this.file?.error);
      if (!this.#answered()) return;
    }
  }

  #answered(): boolean {
    if (this.isOfProgrammes) return false;
    return this.file?.questions.every(({ key }) => this.answers[key] !== undefined) ?? false;
  }

  /** Stands at a file with nothing known of it yet. */
  #place(at: number): void {
    this.at = at;
    this.preview = this.report = this.problem = this.progress = null;
    const known = (this.file?.questions ?? []).map(
      ({ key, remembered }) => [key, this.#said[key] ?? remembered] as const,
    );
    this.answers = Object.fromEntries(
      known.filter((pair): pair is readonly [(typeof pair)[0], string] => pair[1] !== null),
    );
    this.phase = this.file?.error ? "refused" : "asking";
    if (this.file?.error) this.problem = new AppProblem(this.file.error);
  }

  #open(at: number): void {
    this.#round += 1;
    this.#place(at);
    if (this.phase === "asking" && this.#answered()) void this.read();
  }

  async #work(
    phase: "reading" | "writing",
    work: (batch: string, file: number, channel: ReturnType<typeof progressChannel<Progress>>) => Promise<void>,
  ): Promise<void> {
    const { batch, file } = this;
    if (!batch || !file) return;
    const mine = ++this.#round;
    this.phase = phase;
    this.problem = null;
    this.progress = null;
    this.since = performance.now();
    const channel = progressChannel<Progress>((progress) => {
      if (mine === this.#round) this.progress = progress;
    });
    try {
      await work(batch.id, file.index, channel);
    } catch (cause) {
      if (mine !== this.#round) return;
      this.problem =
        cause instanceof AppProblem ? cause : new AppProblem({ code: "unexpected", params: { detail: String(cause) } });
      this.phase = this.problem.code === "cancelled" ? "stopped" : "refused";
    }
  }
}

export const imports = new Imports();
