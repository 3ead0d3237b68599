export { forgetEmptyIncidents } from "./commands/forget-empty.ts";
export { followInWatches } from "./commands/follow-taxonomy.ts";
export { runWatches } from "./commands/run-watches.ts";
export type { AlertMail, PulseGround, PulseMember } from "./ground.ts";
export { pulsePersonalData } from "./personal-data.ts";
export { composeMail } from "./queries/compose-mail.ts";
export { createPulseRouter } from "./routes.ts";
