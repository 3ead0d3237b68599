export {
  party,
  rating,
  sourceDeclaration,
  sourceRecord,
  type Delivered,
  type Party,
  type Position,
  type Rating,
  type SourceDeclaration,
  type SourceRecord,
} from "./contract.ts";
