/**
 * JSON as the other side's strict parser takes it: half of a surrogate pair, which Jira can hold and no two
 * parsers read alike, becomes the replacement character, and NUL is left out. Without it one such letter in one
 * field would keep a whole message away.
 */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value);
  // What is unsound is always escaped, so that this look costs little and the rest is rarely needed.
  return /\\u(d[89a-f]|0000)/.test(text) ? JSON.stringify(value, soundStrings) : text;
}

function soundStrings(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '') : value;
}
