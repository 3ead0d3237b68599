import type { MaturityFile } from "../contract.ts";
import { criterionFaults, type Known } from "./criterion-faults.ts";
import { type MeaningFault, unknownName } from "./unknown-name.ts";

/** Everything in a file of the right shape that cannot be meant, in no order. */
export function meaningFaults(file: MaturityFile, computed: ReadonlySet<string>): MeaningFault[] {
  const known: Known = {
    metrics: new Set([...computed, ...Object.keys(file.metrics)]),
    numbers: new Map(Object.entries(file.numbers)),
  };
  return [
    ...idsTwice(file),
    ...numberFaults(file),
    ...dimensionFaults(file, known),
    ...divideFaults(file, known),
    ...standingFaults(file),
    ...confidenceFaults(file),
    ...drawsFaults(file),
  ];
}

interface Placed {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

function idsTwice(file: MaturityFile): MeaningFault[] {
  const criteria = file.dimensions.flatMap(({ cells }, dimension) =>
    Object.entries(cells).flatMap(([stage, cell]) =>
      cell.criteria.map(({ id }, at) => ({
        id,
        path: ["dimensions", dimension, "cells", stage, "criteria", at, "id"],
      })),
    ),
  );
  const gates = (file.divide?.gates ?? []).map(({ id }, at) => ({ id, path: ["divide", "gates", at, "id"] }));
  const listed = (list: readonly { readonly id: string }[], path: readonly (string | number)[]) =>
    list.map(({ id }, at) => ({ id, path: [...path, at, "id"] }));
  return [
    ...twice("stage", listed(file.stages, ["stages"])),
    ...twice("dimension", listed(file.dimensions, ["dimensions"])),
    ...file.dimensions.flatMap(({ streams }, at) => twice("stream", listed(streams, ["dimensions", at, "streams"]))),
    ...twice("criterion or gate", [...criteria, ...gates]),
  ];
}

function twice(kind: string, placed: readonly Placed[]): MeaningFault[] {
  const seen = new Set<string>();
  return placed.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ path, message: `another ${kind} has the id ${id} already` }];
    seen.add(id);
    return [];
  });
}

function numberFaults({ numbers }: MaturityFile): MeaningFault[] {
  return Object.entries(numbers).flatMap(([id, { value, least = -Infinity, most = Infinity }]) => {
    if (least > most) return [{ path: ["numbers", id, "most"], message: `it has to be at least ${least}, the least` }];
    if (value < least) return [{ path: ["numbers", id, "value"], message: `it has to be at least ${least}` }];
    return value > most ? [{ path: ["numbers", id, "value"], message: `it has to be at most ${most}` }] : [];
  });
}

function dimensionFaults({ dimensions, stages }: MaturityFile, known: Known): MeaningFault[] {
  const names = stages.map(({ id }) => id);
  return dimensions.flatMap(({ id, cells, streams }, at) => {
    const path = ["dimensions", at];
    const faults = Object.entries(cells).flatMap(([stage, { criteria }]) => {
      const place = [...path, "cells", stage];
      const own = criteria.flatMap((criterion, index) =>
        criterionFaults(criterion, [...place, "criteria", index], { ...known, streams: streams.map((one) => one.id) }),
      );
      if (!names.includes(stage)) return [{ path: place, message: () => unknownName("stage", stage, names) }, ...own];
      if (stage !== names[0] || criteria.length === 0) return own;
      const message = `the first stage, ${stage}, asks for nothing: everybody starts there`;
      return [{ path: [...place, "criteria"], message }, ...own];
    });
    const asks = Object.values(cells).some(({ criteria }) => criteria.length > 0);
    return asks ? faults : [...faults, { path, message: `the dimension ${id} has no criterion in any of its cells` }];
  });
}

function divideFaults({ divide, stages }: MaturityFile, known: Known): MeaningFault[] {
  if (!divide) return [];
  const names = stages.map(({ id }) => id);
  const path = ["divide", "after"];
  const place = names.indexOf(divide.after);
  const faults = divide.gates.flatMap((gate, at) =>
    criterionFaults(gate, ["divide", "gates", at], { ...known, streams: null }),
  );
  if (place === -1) faults.push({ path, message: () => unknownName("stage", divide.after, names) });
  if (place === names.length - 1)
    faults.push({ path, message: `${divide.after} is the last stage: nothing lies behind it` });
  return faults;
}

function standingFaults({ standing: { pillars }, dimensions }: MaturityFile): MeaningFault[] {
  if (pillars === "all") return [];
  const names = dimensions.map(({ id }) => id);
  return pillars.flatMap((id, at): MeaningFault[] => {
    const path = ["standing", "pillars", at];
    if (!names.includes(id)) return [{ path, message: () => unknownName("dimension", id, names) }];
    return pillars.indexOf(id) < at ? [{ path, message: `${id} is named already` }] : [];
  });
}

function confidenceFaults({ confidence: { medium, high } }: MaturityFile): MeaningFault[] {
  return medium <= high
    ? []
    : [{ path: ["confidence", "medium"], message: `it has to be at most ${high}, as high is` }];
}

/** So many chances are drawn in about a second, in which nobody else is answered. */
const MOST_DRAWN = 20_000_000;

function drawsFaults({ confidence: { draws }, dimensions, divide }: MaturityFile): MeaningFault[] {
  const criteria = dimensions.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => cell.criteria)).length;
  const all = criteria + (divide?.gates.length ?? 0);
  if (draws * all <= MOST_DRAWN) return [];
  const message = `with ${all} criteria it has to be at most ${Math.floor(MOST_DRAWN / all)}: more take too long`;
  return [{ path: ["confidence", "draws"], message }];
}
