import * as z from 'zod';
import { JIRA } from '../../../src/core/limits.ts';
import type { CallBody } from '../call.ts';
import { badRequest } from '../jira-error.ts';

const KEY_CHARACTERS = JIRA.propertyKeyCharacters;

/** Properties as create and update bodies carry them. */
export const propertiesInput = z
  .array(z.object({ key: z.string(), value: z.unknown().optional() }))
  .nullish();

export function checkPropertyKey(key: string): string {
  if (key.trim() === '') throw badRequest('The property key cannot be empty.');
  if (key.length > KEY_CHARACTERS) {
    throw badRequest(
      `The property key is ${key.length} characters long; at most ${KEY_CHARACTERS} are allowed.`,
    );
  }
  return key;
}

/** The value of a property as the whole body of a PUT: any JSON, not empty, at most 32,768 characters. */
export function readPropertyValue(body: CallBody): unknown {
  const text = new TextDecoder().decode(body.bytes).trim();
  if (text === '')
    throw badRequest('The property value cannot be empty. It must be a valid, non-empty JSON.');
  checkLength(text);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The property value is not a valid JSON.');
  }
}

/** `properties` of a body, merged over those that are there. */
export function mergeProperties(
  before: Readonly<Record<string, unknown>>,
  input: z.infer<typeof propertiesInput>,
): Record<string, unknown> {
  const after: Record<string, unknown> = { ...before };
  for (const { key, value } of input ?? []) {
    if (value === undefined) throw badRequest(`The property '${key}' has no value.`);
    checkLength(JSON.stringify(value));
    after[checkPropertyKey(key)] = value;
  }
  return after;
}

function checkLength(text: string): void {
  if (text.length <= JIRA.propertyCharacters) return;
  throw badRequest(
    `The property value is ${text.length} characters long; at most ${JIRA.propertyCharacters} are allowed.`,
  );
}
