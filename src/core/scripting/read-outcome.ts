import * as z from 'zod';
import type { ScriptEnd } from '../ports/script-runner.ts';
import type { Side } from './api.ts';
import { type Effect, readEffect } from './effect.ts';
import { asAuthored, type Place } from './place.ts';
import { scriptObjects } from './script-api.ts';
import { parseSoundJson } from './sound-json.ts';

/** What a script wrote to one field, and where. Absent place: the value was changed in place. */
export interface ScriptWrite {
  readonly value: unknown;
  readonly at?: Place;
}

/** A question of a script to this site. */
export interface Asked {
  /** What the answer is kept under; the script's own words. */
  readonly key: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Children that a script takes in. */
export interface ScriptChildren {
  readonly list: readonly unknown[];
  /** The script has made them itself, so that no line with the author is put above. */
  readonly asGiven: boolean;
}

/** What a run that ended well came to. */
export interface ScriptResult {
  /** Field, or `customFields.<name>` or `customKeys.<key>` -> what was written. */
  readonly writes: ReadonlyMap<string, ScriptWrite>;
  readonly children: Readonly<Partial<Record<'comments' | 'attachments' | 'workLogs', ScriptChildren>>>;
  readonly effects: readonly (Effect & { readonly at?: Place })[];
  readonly logs: readonly { readonly text: string; readonly at?: Place }[];
  /** What it read: `issue.summary`, `replica.customFields.Team`; `issue.*` for everything. */
  readonly reads: readonly string[];
  /** It depends on the time or on chance, so it can come to something else without any edit. */
  readonly alwaysRun: boolean;
}

/** Why a script gave nothing. */
export interface ScriptFailure {
  /** `fail` and `debug`: the script said so itself. */
  readonly kind: 'fail' | 'debug' | 'error' | 'fuel' | 'time' | 'syntax' | 'broken' | 'result';
  readonly message: string;
  readonly at?: Place;
}

export type Outcome =
  | { readonly is: 'result'; readonly result: ScriptResult }
  | { readonly is: 'failure'; readonly failure: ScriptFailure }
  /** Answers are missing; what was come to without them counts for nothing. */
  | { readonly is: 'asks'; readonly asked: readonly Asked[] };

const lookupCalls: ReadonlySet<string> = new Set(
  scriptObjects.flatMap(({ name, members }) =>
    members.filter(({ by }) => by === 'lookup').map((member) => `${name}.${member.name}`),
  ),
);

const position = z.number().int().min(1).max(1_000_000);
const place = z.union([z.tuple([position, position]), z.tuple([])]);
const word = z.string().max(500);
const list = z.strictObject({ list: z.array(z.unknown()).max(5_000), asGiven: z.boolean() });

const outcome = z.strictObject({
  error: z
    .strictObject({
      kind: z.enum(['fail', 'debug', 'error']),
      name: z.string().max(100),
      message: z.string().max(2_000),
      place,
    })
    .optional(),
  writes: z.record(word, z.strictObject({ value: z.unknown().optional(), place })),
  children: z.strictObject({ comments: list, attachments: list, workLogs: list }).partial(),
  effects: z.array(z.strictObject({ call: word, args: z.array(z.unknown()).max(10), place })).max(200),
  logs: z.array(z.strictObject({ text: word, place })).max(100),
  missed: z
    .array(
      z.strictObject({
        key: z.string().max(2_000),
        name: word.refine((name) => lookupCalls.has(name)),
        args: z.array(z.unknown()).max(10),
      }),
    )
    .max(200),
  reads: z.array(word).max(5_000),
});

/** Reads what a run said. Everything in it is the script's word, and a script may lie. */
export function readOutcome(side: Side, end: ScriptEnd): Outcome {
  if (end.is === 'stopped') return stopped(side, end);
  const raw = parseSoundJson(end.output);
  if (isFlag(raw, 'tooLarge'))
    return failure(
      'result',
      'The script writes more than 2,000,000 characters. Write less, or cut long texts by slice.',
    );
  if (isFlag(raw, 'broken'))
    return failure(
      'broken',
      'The script has used up its 48 MB of memory, or changed what it runs on. Make smaller texts and lists, and leave Array, Object and the like as they are.',
    );
  const parsed = outcome.safeParse(raw);
  if (!parsed.success)
    return failure(
      'result',
      'What the script has written cannot be read: something in it is no text, number, list or object, nests deeper than 300, or names more than 5,000 fields.',
    );
  const { error, missed } = parsed.data;
  // Without an answer a script may well stumble: only a run that has all of them counts.
  if (missed.length > 0) return { is: 'asks', asked: missed };
  if (error) return failure(error.kind, messageOf(error), placeOf(side, error.place));
  return asResult(side, parsed.data, end.readClock);
}

function asResult(side: Side, data: z.infer<typeof outcome>, readClock: boolean): Outcome {
  const effects: (Effect & { at?: Place })[] = [];
  for (const { call, args, place: where } of data.effects) {
    const effect = readEffect(call, args);
    const at = placeOf(side, where);
    if (!effect)
      return failure('result', `"${call}" was called with what it cannot take: ${shownArgs(args)}.`, at);
    effects.push({ ...effect, ...at });
  }
  const writes = new Map(
    Object.entries(data.writes)
      .filter(([, { value }]) => value !== undefined)
      .map(([path, { value, place: where }]) => [path, { value, ...placeOf(side, where) }]),
  );
  const { comments, attachments, workLogs } = data.children;
  return {
    is: 'result',
    result: {
      writes,
      children: {
        ...(comments ? { comments } : {}),
        ...(attachments ? { attachments } : {}),
        ...(workLogs ? { workLogs } : {}),
      },
      effects,
      logs: data.logs.map(({ text, place: where }) => ({ text, ...placeOf(side, where) })),
      reads: data.reads,
      alwaysRun: readClock || data.reads.includes('random'),
    },
  };
}

/** As much as tells which value it was. */
function shownArgs(args: readonly unknown[]): string {
  const text = args
    .map((one) =>
      one === '@issue' || one === '@replica' ? String(one).slice(1) : (JSON.stringify(one) ?? 'undefined'),
    )
    .join(', ');
  return text.length > 200 ? `${text.slice(0, 200)} ...` : text;
}

function stopped(side: Side, { by, message, place: where }: Extract<ScriptEnd, { is: 'stopped' }>): Outcome {
  const at = where && asAuthored(side, where);
  return failure(by === 'watchdog' ? 'time' : by, message, at ? { at } : {});
}

function messageOf({ kind, name, message }: { kind: string; name: string; message: string }): string {
  return kind === 'error' && name !== 'Error' ? `${name}: ${message}` : message;
}

function placeOf(side: Side, [line, column]: readonly number[]): { at?: Place } {
  const at = line === undefined || column === undefined ? undefined : asAuthored(side, { line, column });
  return at ? { at } : {};
}

function isFlag(raw: unknown, name: string): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, name);
}

function failure(kind: ScriptFailure['kind'], message: string, at: { at?: Place } = {}): Outcome {
  return { is: 'failure', failure: { kind, message, ...at } };
}
