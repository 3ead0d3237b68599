/** An OpenAPI path as a pattern of the server: `/metrics/{id}` to `/metrics/:id`, `/files/{+path}` to `/files/*`. */
export function patternOf(openApiPath: string): string {
  return openApiPath.replaceAll(/\{\+[^}]+\}/g, "*").replaceAll(/\{([^}]+)\}/g, ":$1");
}

/** Whether a path (without query) is one that the pattern stands for. */
export function fitsPattern(path: string, pattern: string): boolean {
  const given = path.split("/");
  const wanted = pattern.split("/");
  if (wanted.at(-1) === "*")
    return (
      given.length >= wanted.length &&
      fitsPattern(given.slice(0, wanted.length - 1).join("/"), wanted.slice(0, -1).join("/"))
    );
  return (
    given.length === wanted.length &&
    wanted.every((part, at) => (part.startsWith(":") ? given[at] !== "" : part === given[at]))
  );
}

/** The methods that a path answers to, sorted; empty when there is nothing at that path. */
export function methodsAt(
  path: string,
  routes: readonly { readonly method: string; readonly url: string }[],
): string[] {
  return [...new Set(routes.filter(({ url }) => fitsPattern(path, url)).map(({ method }) => method))].toSorted();
}
