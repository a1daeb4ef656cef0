const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Whether a link may cross: absolute, of a harmless scheme. A relative one would point into the other site. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  return schemes.has(new URL(text).protocol);
}
