export { evaluate } from "./evaluate.ts";
export { nearestSteps } from "./steps.ts";
