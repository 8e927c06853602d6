/** Unix seconds as an RFC 3339 instant in UTC; what is before 1970 is its beginning. */
export function rfc3339(seconds: number): string {
  return new Date(Math.max(0, seconds) * 1000).toISOString();
}
