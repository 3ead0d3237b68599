import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import {
  drill,
  evidence,
  incident,
  part,
  room,
  statementInput,
  statementState,
  taskInput,
} from "./contract/incident.ts";
import {
  id,
  instant,
  invented,
  point,
  previewInput,
  replayed,
  someWords,
  watch,
  watchInput,
  words,
} from "./contract/watch.ts";

export * from "./contract/incident.ts";
export * from "./contract/watch.ts";

const tags = ["pulse"];
const read = endpoint.meta({ access: "pulse.read" });
const manage = endpoint.meta({ access: "pulse.manage" });
const respond = endpoint.meta({ access: "pulse.respond" });
const ifVersion = z.int().min(0).max(1_000_000_000);
const ok = z.object({ done: z.literal(true) });

export const watchWithPoints = watch.extend({ points: z.array(point) });

export const overview = z.object({
  watches: z.array(watchWithPoints),
  open: z.array(incident),
  past: z.array(incident),
  drills: z.array(drill),
});

export const alert = incident.extend({
  /** Whether whoever asks is among those who are told; of a watch that names nobody, everybody is. */
  told: z.boolean(),
});

export const people = z.object({
  members: z.array(z.object({ id: z.string(), name: z.string() })),
  roles: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whether mails go out from this installation. */
  mail: z.boolean(),
});

export const pulseContract = {
  overview: read
    .route({ method: "GET", path: "/pulse", summary: "Watches with their last steps, and what stands out", tags })
    .output(overview),
  alerts: read
    .route({ method: "GET", path: "/pulse/alerts", summary: "Alerts that nobody has taken on yet", tags })
    .output(z.array(alert)),
  people: read
    .route({
      method: "GET",
      path: "/pulse/people",
      summary: "Members and roles who can be told and can take part",
      tags,
    })
    .output(people),
  preview: endpoint
    .meta({ access: "pulse.manage", audited: false })
    .route({ method: "POST", path: "/pulse/previews", summary: "What a watch would have found in 90 days", tags })
    .input(previewInput)
    .output(replayed),
  watches: {
    make: manage
      .route({ method: "POST", path: "/pulse/watches", summary: "Add a watch", tags })
      .input(watchInput)
      .output(z.object({ id })),
    show: read
      .route({ method: "GET", path: "/pulse/watches/{id}", summary: "One watch with its last 14 days", tags })
      .input(z.object({ id }))
      .output(watchWithPoints),
    save: manage
      .route({ method: "PUT", path: "/pulse/watches/{id}", summary: "Change a watch", tags })
      .input(watchInput.extend({ id, ifVersion }))
      .output(watch),
    remove: manage
      .route({ method: "DELETE", path: "/pulse/watches/{id}", summary: "Remove a watch; its incidents stay", tags })
      .input(z.object({ id }))
      .output(ok),
    replay: endpoint
      .meta({ access: "pulse.read", audited: false })
      .route({
        method: "POST",
        path: "/pulse/watches/{id}/replays",
        summary: "Replay a past time, or a flood in a copy",
        tags,
      })
      .input(z.strictObject({ id, since: instant, until: instant, invented: invented.optional() }))
      .output(replayed),
  },
  drills: {
    begin: respond
      .route({ method: "POST", path: "/pulse/drills", summary: "Begin an invented crisis in real time", tags })
      .input(z.strictObject({ watchId: id, times: z.number().min(0.5).max(50).default(4) }))
      .output(drill),
    stop: respond
      .route({ method: "POST", path: "/pulse/drills/{id}/stop", summary: "Stop a drill; it does not count", tags })
      .input(z.object({ id }))
      .output(drill),
  },
  incidents: {
    show: read
      .route({ method: "GET", path: "/pulse/incidents/{id}", summary: "The war room of an incident", tags })
      .input(z.object({ id }))
      .output(room),
    evidence: endpoint
      .meta({ access: "pulse.read", audited: true })
      .route({ method: "GET", path: "/pulse/incidents/{id}/evidence", summary: "What explains an incident", tags })
      .input(z.object({ id }))
      .output(evidence),
    acknowledge: respond
      .route({ method: "POST", path: "/pulse/incidents/{id}/acknowledgement", summary: "Take an alert on", tags })
      .input(z.object({ id }))
      .output(room),
    judge: respond
      .route({
        method: "PUT",
        path: "/pulse/incidents/{id}/false-alarm",
        summary: "Say whether it was a false alarm",
        tags,
      })
      .input(z.strictObject({ id, falseAlarm: z.boolean() }))
      .output(room),
    note: respond
      .route({ method: "POST", path: "/pulse/incidents/{id}/notes", summary: "Write into the timeline", tags })
      .input(z.strictObject({ id, text: someWords(2000), conversationId: id.nullable().default(null) }))
      .output(room),
    parts: respond
      .route({ method: "PUT", path: "/pulse/incidents/{id}/parts", summary: "Say who does what", tags })
      .input(z.strictObject({ id, parts: z.array(part.omit({ name: true })).max(30), ifVersion }))
      .output(room),
    review: respond
      .route({
        method: "PUT",
        path: "/pulse/incidents/{id}/review",
        summary: "Write what was learnt, and close it",
        tags,
      })
      .input(z.strictObject({ id, learnt: words(10_000), close: z.boolean(), ifVersion }))
      .output(room),
    draft: respond
      .route({ method: "POST", path: "/pulse/incidents/{id}/statements", summary: "Draft a statement", tags })
      .input(statementInput.extend({ id }))
      .output(room),
    state: respond
      .route({ method: "PUT", path: "/pulse/statements/{id}", summary: "Change, approve or publish a statement", tags })
      .input(statementInput.extend({ id, state: statementState, ifVersion }))
      .output(room),
    addTask: respond
      .route({ method: "POST", path: "/pulse/incidents/{id}/tasks", summary: "Add a task", tags })
      .input(taskInput.extend({ id }))
      .output(room),
    changeTask: respond
      .route({ method: "PUT", path: "/pulse/tasks/{id}", summary: "Change a task, or say that it is done", tags })
      .input(taskInput.extend({ id, done: z.boolean(), ifVersion }))
      .output(room),
  },
};

export type PulseOverview = z.infer<typeof overview>;
export type Alert = z.infer<typeof alert>;
export type PulsePeople = z.infer<typeof people>;
export type WatchWithPoints = z.infer<typeof watchWithPoints>;
