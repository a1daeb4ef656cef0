import * as z from 'zod';
import { localKind } from '../core/fields/local-kind.ts';
import { operation } from './operation.ts';

export const scriptSide = z.enum(['outgoing', 'incoming']);
export type ScriptSide = z.infer<typeof scriptSide>;

/** Characters that lint and the translator are given at most; a script that is kept has at most 60,000. */
const MOST_TEXT = 250_000;

/** Something that lint says of a place in a script; an error keeps the script from being published. */
export const scriptFinding = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  /** From 1. */
  line: z.number(),
  column: z.number(),
});
export type ScriptFinding = z.infer<typeof scriptFinding>;

/** A custom field of this site under the name that scripts call it. */
export const scriptFieldName = z.object({ name: z.string(), field: z.string(), kind: localKind });
export type ScriptFieldName = z.infer<typeof scriptFieldName>;

/**
 * Looks at a script without running it. `fields`: custom fields by the names that the script may use; those of the
 * rules in force where it is left out.
 */
export const scriptCheck = operation(
  'script.check',
  ['admin'],
  z.object({
    connection: z.string(),
    which: scriptSide,
    text: z.string().max(MOST_TEXT),
    fields: z.array(scriptFieldName).max(200).optional(),
  }),
  z.object({
    findings: z.array(scriptFinding),
    /** Custom fields of this site that the script uses by name, and that `fields` does not hold yet. */
    uses: z.array(scriptFieldName),
  }),
);

/** What scripts of a connection may use: the interface as TypeScript, and what this site has. */
export const scriptWords = operation(
  'script.words',
  ['admin'],
  z.object({ connection: z.string() }),
  z.object({
    declarations: z.object({ outgoing: z.string(), incoming: z.string() }),
    /** Custom fields that scripts can use. */
    fields: z.array(scriptFieldName),
    /** Names of the tables of this site. */
    tables: z.array(z.string()),
  }),
);

/** Groovy as JavaScript, looked through and tried on a made-up work item. */
export const scriptTranslate = operation(
  'script.translate',
  ['admin'],
  z.object({ which: scriptSide.default('incoming'), text: z.string().max(MOST_TEXT) }),
  z.object({
    /** Whether the text looks like Groovy; else it may well be JavaScript already. */
    isGroovy: z.boolean(),
    script: z.string(),
    /** What was changed and what to look at, by lines of the Groovy text. */
    notes: z.array(z.object({ line: z.number(), column: z.number(), text: z.string() })),
    /** Statements that were not taken over, by lines of the Groovy text. */
    refusals: z.array(
      z.object({
        line: z.number(),
        column: z.number(),
        text: z.string(),
        reason: z.string(),
        /** What to write in its place; empty where nothing is to be said. */
        instead: z.string(),
      }),
    ),
    /** What lint says of the translation, by its own lines. */
    findings: z.array(scriptFinding),
    /** How a run on a made-up work item failed, by lines of the translation. */
    failure: z
      .object({ message: z.string(), line: z.number().optional(), column: z.number().optional() })
      .optional(),
    /** Nothing was refused, lint finds no error and the run ended well. */
    ready: z.boolean(),
  }),
);

/** The script that a side begins with: it does what the mappings of the draft do, with lines to uncomment. */
export const scriptStarter = operation(
  'script.starter',
  ['admin'],
  z.object({ connection: z.string(), which: scriptSide }),
  z.object({ text: z.string() }),
);

/** Runs of the scripts in force that have failed, the newest first; 20 at most. */
export const scriptFailures = operation(
  'script.failures',
  ['admin'],
  z.object({ connection: z.string() }),
  z.object({
    failures: z.array(
      z.object({
        side: scriptSide,
        message: z.string(),
        /** From 1; absent where no line is to blame. */
        line: z.number().optional(),
        column: z.number().optional(),
        /** The work item; the partner's where it could not be made here. */
        key: z.string(),
        url: z.string().optional(),
        /** Epoch seconds. */
        at: z.number(),
      }),
    ),
  }),
);

const scripts = z.object({
  outgoing: z.string().optional(),
  incoming: z.string().optional(),
  fields: z.array(scriptFieldName).default([]),
});

/** Both scripts of a side, and what they call its custom fields. */
export type Scripts = z.infer<typeof scripts>;

/** The scripts of a version, also of a draft in which something else is wrong. */
export function scriptsOf(version: Readonly<Record<string, unknown>>): Scripts {
  return scripts.safeParse(version['scripts']).data ?? { fields: [] };
}

export const scriptOperations = [
  scriptCheck,
  scriptWords,
  scriptTranslate,
  scriptStarter,
  scriptFailures,
] as const;
