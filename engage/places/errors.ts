import { Failure } from "@firsthand/kernel/errors";

export const unknownPlace = (id: string) =>
  new Failure({
    code: "unknown_place",
    status: 404,
    message: "There is no such place.",
    advice: "It may have been taken off the list; look at GET /api/places.",
    details: { id },
  });

export const placeTwice = (name: string) =>
  new Failure({
    code: "place_twice",
    status: 409,
    message: "This place is on the list already.",
    advice: "Change the one that is there, or choose another name.",
    details: { name, issues: [{ path: "name", message: "on the list already" }] },
  });

export const placeConflict = (version: number) =>
  new Failure({
    code: "place_conflict",
    status: 409,
    message: `Somebody was quicker: the place stands at version ${version}.`,
    advice: "Look at what stands now, and save again if yours is to take its place.",
    details: { version },
  });
