import { Failure } from "@firsthand/kernel/errors";

export const unknownTheme = (id: string) =>
  new Failure({
    code: "unknown_theme",
    status: 404,
    message: "There is no such theme, or too little of it lies within what you may see.",
    advice: "Look at the list of themes: GET /api/themes. What nobody speaks of any more is forgotten.",
    details: { id },
  });

export const themeOfOthersToo = () =>
  new Failure({
    code: "not_allowed",
    status: 403,
    message: "This theme is also of units or functions in which you may not put it aside, and they would lose it.",
    advice: "Ask somebody who looks after the whole organisation.",
  });
