/** How much a page keeps. */
import type { CDPSession } from 'playwright-core';

const MB = 1_048_576;

/** Megabytes of a page's heap that are alive: without collecting first, the figure is mostly garbage. */
export async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Math.round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / MB);
}
