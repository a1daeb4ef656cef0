import type { Side } from './api.ts';

/** A custom field as scripts see it. */
export interface ScriptField {
  readonly value: unknown;
}

/** An issue or a replica as scripts see it: values under their names, as api-shapes.ts describes them. */
export interface ScriptIssue {
  readonly [name: string]: unknown;
  readonly customFields?: Readonly<Record<string, ScriptField>>;
  readonly customKeys?: Readonly<Record<string, unknown>>;
}

/** All that a script is given. */
export interface ScriptInput {
  readonly side?: Side;
  readonly issue: ScriptIssue;
  /** Outgoing: empty. */
  readonly replica: ScriptIssue;
  readonly previous: ScriptIssue | null;
  readonly firstSync: boolean;
  readonly connection: {
    readonly name: string;
    readonly local: string;
    readonly peer: string;
    readonly url: string;
    readonly peerUrl: string;
    readonly remoteKey?: string;
    readonly remoteUrl?: string;
  };
  readonly entityType: 'issue' | 'sprint';
  readonly sprint: unknown;
  /** Table -> line -> what it says. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Answers to look-ups, by what was asked. */
  readonly answers: Readonly<Record<string, unknown>>;
}
