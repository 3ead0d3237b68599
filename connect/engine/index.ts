export { type ActionDone, type ActionInputs } from "./actions/run-action.ts";
export {
  addressToAgree,
  tokenByAgreement,
  tokensAfterAgreeing,
  type Agreement,
  type OAuthByAgreement,
} from "./authorise.ts";
export type { EngineGround, TokenKeeper, Tokens } from "./ground.ts";
export { createMapper, type Mapper, type MapperBounds } from "./mapping/mapper.ts";
export type { Event, Verified } from "./webhooks/verify.ts";
export { checkSettings, openConnector, type Connector, type DryRunResult } from "./open-connector.ts";
export {
  afterFailure,
  afterRepair,
  afterSuccess,
  CLOSED as CLOSED_CIRCUIT,
  mayAsk,
  passes,
  type Circuit,
} from "./rules/circuit.ts";
