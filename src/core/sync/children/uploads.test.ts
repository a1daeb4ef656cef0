import { describe, expect, it } from 'vitest';
import { basicVersion } from '../../rules/basic-version.ts';
import { compileVersion } from '../../rules/compile-version.ts';
import type { Child } from '../records/children-page.ts';
import type { Ledger } from './ledger.ts';
import type { LocalAttachment } from './local-children.ts';
import { outgoingChildren } from './outgoing-children.ts';

const rules = compileVersion(basicVersion({ id: '1', key: 'ONE' }));
const file = (id: string, more: Partial<LocalAttachment> = {}): LocalAttachment => ({
  id,
  name: 'plan.pdf',
  size: 20,
  mime: 'application/pdf',
  public: true,
  ...more,
});
const leaving = (attachments: readonly LocalAttachment[], ledger: Ledger) =>
  outgoingChildren(
    rules,
    'key',
    {
      comments: [],
      attachments: [...attachments],
      worklogs: [],
      links: [],
      remoteLinks: [],
      shown: new Set(),
      complete: ['c', 'a'],
    },
    ledger,
    {},
  ).attachments.map(({ id }) => id);
/** The peer's file, uploaded without an answer while the attachment 7 was there. */
const begun: Child = {
  k: 'a',
  p: '900',
  o: 'there',
  pull: { name: 'plan.pdf', size: 20, mime: 'application/pdf', before: ['7'], at: 1 },
};

describe('an upload whose outcome nobody knows', () => {
  it('is not sent back as a file of this side where it has landed', () => {
    expect(leaving([file('7'), file('8')], [begun])).toEqual(['7']);
  });

  it('holds back one file of its name and size, and no other', () => {
    expect(leaving([file('8'), file('9')], [begun])).toEqual(['9']);
    expect(leaving([file('8', { name: 'other.pdf' }), file('9', { size: 21 })], [begun])).toEqual(['8', '9']);
  });

  it('holds back nothing once the file is known', () => {
    const { pull: _pull, ...arrived } = begun;
    expect(leaving([file('8'), file('9')], [{ ...arrived, l: '8' }])).toEqual(['9']);
  });
});
