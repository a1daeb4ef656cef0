import { JIRA } from '../../../src/core/limits.ts';
import { isEmptyAdf } from '../adf/adf-node.ts';
import { adfToText } from '../adf/adf-to-text.ts';
import { validateAdf } from '../adf/validate-adf.ts';
import { wikiToAdf } from '../adf/wiki-to-adf.ts';
import type { Call } from '../call.ts';
import { isObject } from '../fields/field-kind.ts';
import { badRequest, fieldErrors } from '../jira-error.ts';

const NOT_VALID = 'Comment body is not valid!';
const EMPTY = 'Comment body can not be empty!';

const refuse = (message: string) => fieldErrors({ comment: message });

/** The text of a comment as a document: version 3 takes ADF alone, version 2 strings alone. */
export function readCommentBody(call: Call, input: unknown): unknown {
  if (input === undefined || input === null) throw refuse(EMPTY);
  const document = readDocument(call, input);
  if (isEmptyAdf(document)) throw refuse(EMPTY);
  return document;
}

/** The text of a worklog, which may be missing or empty: null then. */
export function readWorklogComment(call: Call, input: unknown): unknown {
  if (input === undefined || input === null || input === '') return null;
  const document = readDocument(call, input);
  return isEmptyAdf(document) ? null : document;
}

function readDocument(call: Call, input: unknown): unknown {
  const document = call.version === 2 ? fromString(input) : fromAdf(input);
  if (adfToText(document).length > JIRA.textCharacters) {
    throw refuse('The entered text is too long. It exceeds the allowed limit of 32,767 characters.');
  }
  return document;
}

function fromString(input: unknown): unknown {
  if (typeof input !== 'string') throw refuse(NOT_VALID);
  return wikiToAdf(input);
}

function fromAdf(input: unknown): unknown {
  if (!isObject(input)) throw refuse(NOT_VALID);
  if (!validateAdf(input)) throw badRequest('INVALID_INPUT');
  return input;
}
