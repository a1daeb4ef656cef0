import type { ReplicaKind, ReplicaValue } from '../replica/replica.ts';
import type { WriteTarget, Written } from './field-kind.ts';
import { issueType } from './issue-type.ts';
import { richText } from './rich-text.ts';
import { text } from './text.ts';

/** Jira value -> replica value by the kind of the mapping; undefined where Jira's answer is not of that kind. */
export function readField(kind: ReplicaKind, raw: unknown): ReplicaValue | undefined {
  switch (kind) {
    case 'text':
      return text.read(raw);
    case 'richText':
      return richText.read(raw);
    case 'issueType':
      return issueType.read(raw);
  }
}

export function writeField(value: ReplicaValue, target: WriteTarget): Written {
  switch (value.kind) {
    case 'text':
      return text.write(value, target);
    case 'richText':
      return richText.write(value, target);
    case 'issueType':
      return issueType.write(value, target);
  }
}

export function normalForm(value: ReplicaValue): unknown {
  switch (value.kind) {
    case 'text':
      return text.normal(value);
    case 'richText':
      return richText.normal(value);
    case 'issueType':
      return issueType.normal(value);
  }
}
