export { evaluate } from "./evaluate.ts";
export { capByUnits } from "./placing.ts";
export { nearestSteps } from "./steps.ts";
