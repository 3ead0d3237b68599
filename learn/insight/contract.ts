import { digestEndpoints } from "./contract/digest.ts";
import { insightEndpoints } from "./contract/insights.ts";

export * from "./contract/digest.ts";
export * from "./contract/insights.ts";

export const insightsContract = { ...insightEndpoints, ...digestEndpoints };
