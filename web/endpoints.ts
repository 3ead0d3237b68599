import { minifyContractRouter } from "@orpc/contract";
import type { Plugin } from "vite";

const name = "virtual:endpoints";

/**
 * What the browser needs to know of the contracts: method and path of each endpoint. Their schemas stay on the server,
 * which checks everything anyway; in the page they would cost a fifth of the time until it stands.
 */
export function endpointsPlugin(): Plugin {
  return {
    name: "endpoints",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const { contract } = await import("./contract.ts");
      return `export const endpoints = ${JSON.stringify(minifyContractRouter(contract))};`;
    },
  };
}
