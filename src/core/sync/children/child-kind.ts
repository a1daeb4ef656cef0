import type { ChildKind } from '../../protocol/kinds/sync.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import type { Child } from '../records/children-page.ts';

/** The ledger names a kind by one letter. */
export type Letter = Child['k'];

const letters = {
  comment: 'c',
  attachment: 'a',
  worklog: 'w',
  link: 'l',
  remoteLink: 'r',
} as const satisfies Readonly<Record<ChildKind, Letter>>;

const kinds = {
  c: 'comment',
  a: 'attachment',
  w: 'worklog',
  l: 'link',
  r: 'remoteLink',
} as const satisfies Readonly<Record<Letter, ChildKind>>;

export const letterOf = (kind: ChildKind): Letter => letters[kind];
export const kindOf = (letter: Letter): ChildKind => kinds[letter];

/** One name for a child over all kinds: Jira counts the ids of each kind by themselves. */
export const childName = (letter: Letter, id: string): string => `${letter}${id}`;

/** Whether the rules of this side let children of a kind in. */
export function takesIn(rules: CompiledRules, kind: ChildKind): boolean {
  switch (kind) {
    case 'comment':
      return rules.comments.in !== 'off';
    case 'attachment':
      return rules.attachments.in !== 'off';
    case 'worklog':
      return rules.worklogs.in !== 'off';
    case 'link':
      return rules.links.in !== 'off';
    case 'remoteLink':
      return rules.links.in !== 'off' && rules.links.remote;
  }
}

/** Whether the rules of this side let children of a kind out. */
export function sendsOut(rules: CompiledRules, kind: ChildKind): boolean {
  switch (kind) {
    case 'comment':
      return rules.comments.out !== 'off';
    case 'attachment':
      return rules.attachments.out !== 'off';
    case 'worklog':
      return rules.worklogs.out !== 'off';
    case 'link':
      return rules.links.out !== 'off';
    case 'remoteLink':
      return rules.links.out !== 'off' && rules.links.remote;
  }
}
