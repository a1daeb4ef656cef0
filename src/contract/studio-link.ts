import * as z from 'zod';
import { scriptFieldName, scriptFinding, scriptSide } from './scripts.ts';

/** The Custom UI resource of the manifest that holds the editor. */
export const STUDIO = 'studio';

/** The event by which the page tells the editor what to show. */
export const STUDIO_EVENT = 'studio.show';

/** A note at a line of a text that is shown beside another. */
const lineNote = z.object({ severity: z.enum(['error', 'info']), line: z.number(), message: z.string() });

/** One of two texts that stand side by side. */
const titled = z.object({ title: z.string(), text: z.string() });

/** What the page tells the editor. */
export const studioOrder = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    connection: z.string(),
    which: scriptSide,
    text: z.string(),
    /** The script in force, to compare with; empty where there is none. */
    before: z.string(),
    /** Custom fields by the names that the rules have for them. */
    fields: z.array(scriptFieldName),
  }),
  /** The text is another now; the editor keeps all else. */
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('compare'), on: z.boolean() }),
  z.object({ kind: z.literal('go'), line: z.number(), column: z.number() }),
  /** Asks for the text as it is now. */
  z.object({ kind: z.literal('tell') }),
  z.object({
    kind: z.literal('beside'),
    groovy: z.string(),
    script: z.string(),
    notes: z.array(lineNote),
    findings: z.array(scriptFinding),
  }),
  /** Two texts to read, with what differs. */
  z.object({ kind: z.literal('differ'), before: titled, after: titled }),
  /** JSON to read, whose parts fold. */
  z.object({ kind: z.literal('json'), ...titled.shape }),
  /** A query to write. The text is another one only where somebody else than the editor has changed it. */
  z.object({ kind: z.literal('jql'), connection: z.string(), text: z.string() }),
]);
export type StudioOrder = z.infer<typeof studioOrder>;

/** A text that may have come to be another script's while it was on its way says whose it is. */
const written = { which: scriptSide, text: z.string() };

/** What the editor tells the page, by its dispatch. `READY` comes first: events sent before it are lost. */
export const studioReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('READY') }),
  z.object({ type: z.literal('CHANGED'), ...written }),
  /** The answer to `tell`. */
  z.object({ type: z.literal('TOLD'), ...written }),
  /** Ctrl+S, or its like. */
  z.object({ type: z.literal('SAVE'), ...written }),
  /** The query as it is now. */
  z.object({ type: z.literal('JQL'), text: z.string() }),
  z.object({
    type: z.literal('CHECKED'),
    findings: z.array(scriptFinding),
  }),
]);
export type StudioReport = z.infer<typeof studioReport>;
