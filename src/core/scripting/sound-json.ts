/** Deeper than any document that people write. */
const DEPTH = 300;

/**
 * Parses JSON that a script gave. Undefined: it is not JSON or nests deeper than 300. Keys that reach for a
 * prototype are left out and halves of surrogate pairs replaced, so that what comes out can go anywhere.
 */
export function parseSoundJson(text: string): unknown {
  if (!isShallow(text)) return undefined;
  try {
    return JSON.parse(text, sound);
  } catch {
    return undefined;
  }
}

function sound(key: string, value: unknown): unknown {
  if (key === '__proto__') return undefined;
  return typeof value === 'string' ? wellFormed(value) : value;
}

const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const wellFormed = (text: string): string => text.replace(HALF, '\ufffd');

function isShallow(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inText) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) inText = false;
    } else if (sign === 0x22) inText = true;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      if (depth > DEPTH) return false;
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return true;
}
