const LAST_SECOND = 9_999_999_999;

/** A time (epoch seconds) as part of a key: keys in their order list the newest first. */
export function newestFirst(at: number): string {
  return String(LAST_SECOND - at).padStart(10, '0');
}
