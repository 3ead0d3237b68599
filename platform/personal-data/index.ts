export type {
  Counted,
  DataSubject,
  ExportPiece,
  ExportValue,
  Fate,
  HeldBecause,
  HeldTable,
  Mark,
  PersonalDataHolder,
  SubjectKey,
} from "./types.ts";
export { markerOf, marksIn, soughtMarks, TAKEN_OUT, type Marker, type Nearness } from "./marks.ts";
