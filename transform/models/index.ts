export { saveModel, type ModelChange } from "./commands/save-model.ts";
export { takeShipped, type Taken } from "./commands/take-shipped.ts";
export { MODEL_LENGTH, modelsContract, type ModelContents, type ModelFault, type ModelName } from "./contract.ts";
export type { ModelKind, ModelRead, ModelsGround } from "./ground.ts";
export { inForce, type InForce } from "./queries/in-force.ts";
export { listVersions } from "./queries/list-versions.ts";
export { showVersion } from "./queries/show-version.ts";
export { createModelsRouter, type ModelsContext } from "./routes.ts";
