/** Longest wait for one request, in seconds, and how often it is asked again; then the person is told. */
const LONGEST_SECONDS = 20;
const MOST_TRIES = 4;

/**
 * Asks the server. Where it says that these were too many requests, nothing was done: it waits as long as the server
 * asks for, and asks again. Too many guesses are another matter, which the person has to be told.
 */
export async function askPatiently(request: Request, init: RequestInit = {}): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(tries < MOST_TRIES ? request.clone() : request, init);
    const seconds = tries < MOST_TRIES ? await secondsToWait(response) : undefined;
    if (seconds === undefined) return response;
    await response.body?.cancel();
    await pause(seconds, init.signal ?? request.signal);
  }
}

async function secondsToWait(response: Response): Promise<number | undefined> {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  if (response.status !== 429 || !(seconds <= LONGEST_SECONDS)) return undefined;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const { code } = Object(problem);
  return code === "too_many_requests" ? seconds : undefined;
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const given = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", given);
      resolve();
    }, seconds * 1000);
    if (signal.aborted) given();
    else signal.addEventListener("abort", given, { once: true });
  });
}
