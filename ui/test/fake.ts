// A shell made of answers: stands in for the real one under the page, for tests and for looking at screens. Never in the bundle.
import { answers, type Answers } from "./answers";

type Callback = (message: unknown) => void;
export type Overrides = { [K in keyof Answers]?: (args: Args) => unknown };
export type Args = Record<string, unknown>;

interface Listener {
  event: string;
  callback: Callback;
}

/** The page listens once for as long as it lives, so what it listens with outlives a bridge. */
const listeners: Listener[] = [];

export interface Fake {
  /** Every command asked so far, oldest first. */
  asked: { command: string; args: Args }[];
  /** Says something on an event, as the shell would. */
  emit: (event: string, payload: unknown) => void;
}

/** A refusal as the shell sends it: no Error, but a record. Return it from an override. */
export const refuse = (code: string, params: Record<string, string> = {}): Promise<never> =>
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is the form it comes in
  Promise.reject({ code, params });

/** Puts the fake under the page and answers what it heard. */
export function bridge(overrides: Overrides = {}): Fake {
  const callbacks = new Map<number, Callback>();
  const fake: Fake = {
    asked: [],
    emit: (event, payload) => {
      for (const one of listeners) if (one.event === event) one.callback({ event, id: 0, payload });
    },
  };
  let next = 1;
  const table: Record<string, ((args: Args) => unknown) | undefined> = { ...answers, ...overrides };

  Object.assign(window, {
    __TAURI_EVENT_PLUGIN_INTERNALS__: { unregisterListener: () => undefined },
    __TAURI_INTERNALS__: {
      metadata: { currentWindow: { label: "main" }, currentWebview: { label: "main" } },
      transformCallback: (callback: Callback): number => {
        callbacks.set(next, callback);
        return next++;
      },
      unregisterCallback: (id: number) => callbacks.delete(id),
      invoke: async (command: string, args: Args): Promise<unknown> => {
        if (command === "plugin:event|listen") {
          const { event, handler } = args as unknown as { event: string; handler: number };
          const callback = callbacks.get(handler);
          if (callback) listeners.push({ event, callback });
          return handler;
        }
        if (command.startsWith("plugin:")) return null;
        fake.asked.push({ command, args });
        const found = table[command];
        if (!found) return refuse("no_such_command", { command });
        return await found(args);
      },
    },
  });
  return fake;
}
