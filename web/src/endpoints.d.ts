declare module "virtual:endpoints" {
  import type { AnyContractRouter } from "@orpc/contract";

  export const endpoints: AnyContractRouter;
}
