export { writeSheet, type SheetDetails } from "./write-sheet.ts";
