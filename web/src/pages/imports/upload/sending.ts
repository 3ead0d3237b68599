import { useSyncExternalStore } from "react";

import { client } from "../../../api/client.ts";
import { type FailureShown, failureOf } from "../../../api/problem.ts";
import { earlierUpload, forgetUpload, rememberUpload } from "./earlier.ts";
import { FileUnreadable, sendFile } from "./send-file.ts";
import { uploadServer } from "./server.ts";

/** The one file that this browser sends; it goes on while other pages of the app are looked at. */
export type Sending =
  | { readonly phase: "idle" }
  | {
      readonly phase: "sending" | "failed";
      readonly name: string;
      readonly size: number;
      readonly sent: number;
      /** When sending began, and how much the server had then, for the speed. */
      readonly startedAt: number;
      readonly startedFrom: number;
      /** What is waited for, or why it failed. */
      readonly failure: FailureShown | undefined;
    }
  | { readonly phase: "sent"; readonly name: string; readonly id: string };

const idle: Sending = { phase: "idle" };
let state: Sending = idle;
let running: { readonly file: File; readonly abort: AbortController; id: string } | undefined;
const watchers = new Set<() => void>();

/** What is being sent now. */
export function useSending(): Sending {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => state,
  );
}

/** Sends a file; what was being sent before is given up. */
export async function send(file: File): Promise<void> {
  await cancelSending();
  if (file.size === 0) {
    fail(file, { message: "This file is empty.", advice: "Choose a file with at least one record." });
    return;
  }
  const task = { file, abort: new AbortController(), id: "" };
  running = task;
  set({ ...begun(file), phase: "sending" });
  window.addEventListener("beforeunload", warn);
  try {
    await run(task);
  } finally {
    if (running === task) running = undefined;
    if (!running) window.removeEventListener("beforeunload", warn);
  }
}

/** Stops sending and takes back what the server has of it. */
export async function cancelSending(): Promise<void> {
  const task = running;
  running = undefined;
  window.removeEventListener("beforeunload", warn);
  set(idle);
  if (!task) return;
  task.abort.abort();
  if (task.id === "") return;
  forgetUpload(task.id);
  await client.imports.uploads.remove({ id: task.id }).catch(() => undefined);
}

/** Takes note that the page has seen the outcome. */
export function doneSending(): void {
  if (state.phase !== "sending") set(idle);
}

async function run(task: { readonly file: File; readonly abort: AbortController; id: string }): Promise<void> {
  const { file, abort } = task;
  const server = uploadServer(abort.signal);
  try {
    const before = earlierUpload(file);
    const known = before === undefined ? undefined : await server.show(before).catch(() => undefined);
    const startedFrom = known?.received ?? 0;
    set({ ...begun(file), phase: "sending", sent: startedFrom, startedFrom });
    const id = await sendFile(
      file,
      {
        server,
        pause,
        clock: () => performance.now(),
        cancelled: () => abort.signal.aborted,
        tell: ({ id: own, sent, waitingFor }) => {
          if (running !== task || state.phase !== "sending") return;
          if (own !== "" && task.id === "") rememberUpload(own, file);
          task.id = own;
          set({ ...state, sent, failure: waitingFor });
        },
      },
      known,
    );
    if (id !== undefined && running === task) set({ phase: "sent", name: file.name, id });
  } catch (error) {
    if (abort.signal.aborted) return;
    fail(file, error instanceof FileUnreadable ? unreadable : failureOf(error));
  }
}

const unreadable = {
  message: "The file can no longer be read.",
  advice: "It was moved, changed or is no file. Choose it again; nothing of it was imported.",
};

function begun({ name, size }: File) {
  return { name, size, sent: 0, startedAt: performance.now(), startedFrom: 0, failure: undefined };
}

function fail(file: File, told: { readonly message: string; readonly advice?: string | undefined }): void {
  const failure: FailureShown = {
    code: "not_sent",
    status: 0,
    details: {},
    instance: undefined,
    advice: undefined,
    ...told,
  };
  const sent = state.phase === "sending" ? state.sent : 0;
  set({ ...begun(file), phase: "failed", sent, failure });
}

function set(next: Sending): void {
  state = next;
  for (const watcher of watchers) watcher();
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Waits, but not longer than until the browser says that it is online again. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener("online", go);
  });
}
