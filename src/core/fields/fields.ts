import type { ReplicaValue } from '../replica/replica-value.ts';
import { type AnyFieldKind, anyKind, type WriteTarget, type Written } from './field-kind.ts';
import { issueType } from './issue-type.ts';
import type { LocalKind } from './local-kind.ts';
import { richText } from './rich-text.ts';
import { text } from './text.ts';

/** Every kind of field that can cross. */
export const fieldKinds: Readonly<Partial<Record<LocalKind, AnyFieldKind>>> = {
  text: anyKind(text),
  richText: anyKind(richText),
  issueType: anyKind(issueType),
};

/** Jira value -> replica value by the kind of the mapping; undefined where Jira's answer is not of that kind. */
export function readField(kind: LocalKind, raw: unknown): ReplicaValue | undefined {
  return fieldKinds[kind]?.read(raw);
}

/** Replica value -> what Jira is told to put into a field of this kind. */
export function writeField(kind: LocalKind, value: ReplicaValue, target: WriteTarget): Written {
  return fieldKinds[kind]?.write(value, target) ?? { ok: false, code: 'wrong-kind' };
}

/** What equality of two values of a field of this kind looks at. */
export function normalForm(kind: LocalKind, value: ReplicaValue): unknown {
  return fieldKinds[kind]?.normal(value) ?? null;
}
