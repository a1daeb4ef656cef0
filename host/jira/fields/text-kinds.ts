import { JIRA } from '../../../src/core/limits.ts';
import { adfToText } from '../adf/adf-to-text.ts';
import { validateAdf } from '../adf/validate-adf.ts';
import { wikiToAdf } from '../adf/wiki-to-adf.ts';
import { badRequest } from '../jira-error.ts';
import { FieldError, type FieldKind, isObject, isString, singleKind } from './field-kind.ts';

const ADF_EXPECTED = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
const SHORT_TEXT = 255;

function plainText(check: (text: string) => void): FieldKind {
  return singleKind(isString, {
    parse: (input) => {
      if (typeof input !== 'string') throw new FieldError('Operation value must be a string');
      check(input);
      return input === '' ? undefined : input;
    },
    bean: (text) => text,
    log: (text) => ({ id: null, text }),
  });
}

export const SUMMARY = plainText((text) => {
  if (text.trim() === '') throw new FieldError('You must specify a summary of the issue.');
  if (/[\r\n]/.test(text))
    throw new FieldError('The summary is invalid because it contains newline characters.');
  if (text.length > JIRA.summaryCharacters) {
    throw new FieldError(`Summary must be less than ${JIRA.summaryCharacters} characters.`);
  }
});

export const SHORT = plainText((text) => {
  if (text.length > SHORT_TEXT) throw tooLong(SHORT_TEXT);
});

export const URL_TEXT = plainText((text) => {
  if (text !== '' && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text)) throw new FieldError('Not a valid URL');
});

/** Only Jira itself writes it. */
export const READ_ONLY_TEXT: FieldKind = { ...SHORT, operations: [] };

/** Description, environment and paragraph fields: ADF in version 3, text in version 2. */
export const RICH_TEXT: FieldKind = singleKind(isObject, {
  parse: (input, { call }) => parseRichText(input, call.version),
  bean: (document, call) => (call.version === 2 ? adfToText(document) : document),
  log: (document) => ({ id: null, text: adfToText(document) }),
});

/** Stored ADF of a rich text body; undefined for an empty one. Throws FieldError, or the 400 INVALID_INPUT. */
function parseRichText(input: unknown, version: 2 | 3): Record<string, unknown> | undefined {
  if (version === 2) {
    if (typeof input !== 'string') throw new FieldError('Operation value must be a string');
    if (input.length > JIRA.textCharacters) throw tooLong(JIRA.textCharacters);
    return input === '' ? undefined : wikiToAdf(input);
  }
  if (!isObject(input)) throw new FieldError(ADF_EXPECTED);
  if (input['type'] !== 'doc') throw new FieldError(ADF_EXPECTED);
  if (!validateAdf(input)) throw badRequest('INVALID_INPUT');
  if (adfToText(input).length > JIRA.textCharacters) throw tooLong(JIRA.textCharacters);
  return Array.isArray(input['content']) && input['content'].length === 0 ? undefined : input;
}

function tooLong(limit: number): FieldError {
  const shown = limit.toLocaleString('en-US');
  return new FieldError(`The entered text is too long. It exceeds the allowed limit of ${shown} characters.`);
}
