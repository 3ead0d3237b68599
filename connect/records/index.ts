export {
  party,
  rating,
  sourceDeclaration,
  sourceRecord,
  type Attachment,
  type Delivered,
  type Order,
  type Party,
  type Position,
  type Rating,
  type SourceDeclaration,
  type SourceRecord,
} from "./contract.ts";
export { plainRecord } from "./plain-record.ts";
export { documentRecord, personRecord, type Delivery, type DocumentRecord, type PersonRecord } from "./targets.ts";
