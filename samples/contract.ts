import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

/** How far the sample organisation is, in interactions; `absent` has neither. */
export const sampleState = z.object({
  state: z.enum(["absent", "loading", "loaded", "removing"]),
  done: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
});

const tags = ["sample"];

export const sampleContract = {
  show: endpoint
    .meta({ access: "known" })
    .route({ method: "GET", path: "/sample", summary: "Whether the sample organisation is here", tags })
    .output(sampleState),
  load: endpoint
    .meta({ access: "system.manage" })
    .route({ method: "POST", path: "/sample", summary: "Load the sample organisation, as a job", tags })
    .output(sampleState),
  remove: endpoint
    .meta({ access: "system.manage" })
    .route({
      method: "DELETE",
      path: "/sample",
      summary: "Remove everything of the sample organisation, as a job",
      tags,
    })
    .output(sampleState),
};

export type SampleState = z.infer<typeof sampleState>;
