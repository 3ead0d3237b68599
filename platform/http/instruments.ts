import { monitorEventLoopDelay } from "node:perf_hooks";

import type { MetricFamily, Sample } from "./rules/exposition.ts";

/** Upper limits of the buckets of answering times, in seconds. */
const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** How often the delay is measured; each measured value includes this pause itself. */
const delayResolutionMs = 20;

interface Timing {
  readonly labels: Readonly<Record<string, string>>;
  readonly buckets: number[];
  sumSeconds: number;
  count: number;
}

export interface Instruments {
  /** Counts an answer; `seconds` is left out for streams, which last as long as the listener stays. */
  readonly answered: (request: { method: string; route: string; status: number; seconds: number | undefined }) => void;
  readonly families: () => MetricFamily[];
  readonly stop: () => void;
}

/** What the process measures of itself: answers by pattern and status, their times, memory, delay of the event loop. */
export function createInstruments(lineCounts: () => Readonly<Record<string, number>>): Instruments {
  const counts = new Map<string, { labels: Record<string, string>; value: number }>();
  const timings = new Map<string, Timing>();
  const delay = monitorEventLoopDelay({ resolution: delayResolutionMs });
  delay.enable();
  return {
    answered: ({ method, route, status, seconds }) => {
      const labels = { method, route, status: String(status) };
      const key = Object.values(labels).join(" ");
      const count = counts.get(key) ?? { labels, value: 0 };
      count.value += 1;
      counts.set(key, count);
      if (seconds !== undefined) observe(timings, { method, route }, seconds);
    },
    families: () => [
      {
        name: "firsthand_http_requests_total",
        help: "Answered requests by route pattern and status.",
        type: "counter",
        samples: [...counts.values()],
      },
      {
        name: "firsthand_http_request_duration_seconds",
        help: "Time from the arrival of a request to the end of its answer.",
        type: "histogram",
        samples: [...timings.values()].flatMap(samplesOf),
      },
      {
        name: "firsthand_log_lines_total",
        help: "Lines written to the program's own log by level.",
        type: "counter",
        samples: Object.entries(lineCounts()).map(([level, value]) => ({ labels: { level }, value })),
      },
      ...processFamilies(),
      delayFamily(delay),
    ],
    stop: () => delay.disable(),
  };
}

function observe(timings: Map<string, Timing>, labels: { method: string; route: string }, seconds: number): void {
  const key = `${labels.method} ${labels.route}`;
  const timing = timings.get(key) ?? { labels, buckets: bucketsSeconds.map(() => 0), sumSeconds: 0, count: 0 };
  for (const [at, limit] of bucketsSeconds.entries())
    if (seconds <= limit) timing.buckets[at] = (timing.buckets[at] ?? 0) + 1;
  timing.sumSeconds += seconds;
  timing.count += 1;
  timings.set(key, timing);
}

function samplesOf({ labels, buckets, sumSeconds, count }: Timing): Sample[] {
  return [
    ...bucketsSeconds.map((limit, at) => ({
      suffix: "_bucket",
      labels: { ...labels, le: String(limit) },
      value: buckets[at] ?? 0,
    })),
    { suffix: "_bucket", labels: { ...labels, le: "+Inf" }, value: count },
    { suffix: "_sum", labels, value: sumSeconds },
    { suffix: "_count", labels, value: count },
  ];
}

function processFamilies(): MetricFamily[] {
  const memory = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge("process_resident_memory_bytes", "Memory of the process in RAM.", memory.rss),
    gauge("nodejs_heap_size_used_bytes", "Heap in use.", memory.heapUsed),
    gauge("nodejs_heap_size_total_bytes", "Heap taken from the system.", memory.heapTotal),
    gauge("nodejs_external_memory_bytes", "Memory of buffers outside the heap.", memory.external),
    {
      name: "process_cpu_seconds_total",
      help: "Time on processors, in seconds.",
      type: "counter",
      samples: [{ value: (user + system) / 1e6 }],
    },
    gauge(
      "process_start_time_seconds",
      "Start of the process, in seconds since 1970.",
      Math.round(performance.timeOrigin / 1000),
    ),
  ];
}

/** Quantiles since the last reading; the histogram starts anew, so that an old stall does not stay in it for ever. */
function delayFamily(delay: ReturnType<typeof monitorEventLoopDelay>): MetricFamily {
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - delayResolutionMs / 1000);
  const samples = [
    { labels: { quantile: "0.5" }, value: delay.count > 0 ? seconds(delay.percentile(50)) : 0 },
    { labels: { quantile: "0.99" }, value: delay.count > 0 ? seconds(delay.percentile(99)) : 0 },
    { labels: { quantile: "1" }, value: delay.count > 0 ? seconds(delay.max) : 0 },
  ];
  delay.reset();
  return {
    name: "nodejs_eventloop_delay_seconds",
    help: "Delay of the event loop since the last reading.",
    type: "gauge",
    samples,
  };
}

function gauge(name: string, help: string, value: number): MetricFamily {
  return { name, help, type: "gauge", samples: [{ value }] };
}
