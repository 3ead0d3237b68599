declare module "virtual:endpoints" {
  import type { AnyContractRouter } from "@orpc/contract";

  const endpoints: AnyContractRouter;
  // oxlint-disable-next-line import/no-default-export
  export default endpoints;
}
