export { feedConnector } from "./feed-connector.ts";
