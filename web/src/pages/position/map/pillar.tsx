import classes from "./row.module.css";

/** Marks a row that has to stand at a stage before the whole can. */
export function PillarMark() {
  return (
    <>
      <svg className={classes["pillar"]} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <title>Pillar</title>
        <path d="M1.5 2h9M3.5 2.5v7M6 2.5v7M8.5 2.5v7M1.5 10h9" />
      </svg>
      <span className="hidden-visually">, a pillar</span>
    </>
  );
}
