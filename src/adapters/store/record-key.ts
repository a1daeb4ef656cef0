import { STORE } from '../../core/limits.ts';
import { PortError } from '../../core/ports/port-error.ts';

const PLAIN = /[A-Za-z0-9:._-]/;

/**
 * `<name>:<key>` in the alphabet of Forge's keys: every other character becomes `#` and the two hexadecimal
 * digits of each of its UTF-8 bytes. Two keys never become one, and the beginning of a key becomes the
 * beginning of its encoded form. The name is part of entity keys too, so that no two rows of one transaction
 * share a key.
 */
export function encodeRecordKey(name: string, key: string): string {
  const encoded = `${encodePart(name)}:${encodePart(key)}`;
  if (encoded.length > STORE.keyLength) {
    throw new PortError(
      'invalid',
      `The key of a ${name} record takes ${encoded.length} characters and Forge stores ${STORE.keyLength}: ${encoded.slice(0, 80)}... Shorten the parts that it is made of.`,
    );
  }
  return encoded;
}

/** The `<key>` that `encodeRecordKey(name, key)` was given. */
export function decodeRecordKey(name: string, stored: string): string {
  const start = `${encodePart(name)}:`;
  if (!stored.startsWith(start)) {
    throw new PortError('invalid', `The store answered key ${stored} where a ${name} record was asked for.`);
  }
  return decodeURIComponent(stored.slice(start.length).replaceAll('%', '%25').replaceAll('#', '%'));
}

function encodePart(text: string): string {
  let encoded = '';
  for (const character of text) {
    encoded += PLAIN.test(character) ? character : escapeBytes(character);
  }
  return encoded;
}

function escapeBytes(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `#${byte.toString(16).padStart(2, '0')}`)
    .join('');
}
