import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';

type Validate = (document: unknown) => boolean;

let compiled: Validate | undefined;

/** Whether a document fits Atlassian's published schema of the Atlassian Document Format. */
export function validateAdf(document: unknown): boolean {
  compiled ??= compile();
  return compiled(document);
}

/** Compiled on first use: most runs never write rich text. */
function compile(): Validate {
  const path = createRequire(import.meta.url).resolve('@atlaskit/adf-schema/dist/json-schema/v1/full.json');
  return new Ajv({ strict: false, logger: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
}
