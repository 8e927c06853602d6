/** `fetch` that also stops when `signal` aborts, beside an SDK's own time-out. */
export function fetchUntil(signal: AbortSignal): typeof fetch {
  return (input, init) =>
    fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([signal, init.signal]) : signal });
}
