/** Lets `limit` requests through in any 1,000 ms by the requests' own clock; refused ones don't count. `refusal` is thrown. */
export function rateGate(limit: number, refusal: () => Error): (now: number) => void {
  let passed: number[] = [];
  return (now) => {
    passed = passed.filter((at) => at > now - 1000 && at <= now);
    if (passed.length >= limit) throw refusal();
    passed.push(now);
  };
}
