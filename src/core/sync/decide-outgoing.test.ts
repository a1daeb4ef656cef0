import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { decideOutgoing } from './decide-outgoing.ts';
import type { Rows } from './rows.ts';

const local = (out: string) => ({
  summary: { value: { kind: 'text' as const, value: out }, kind: 'text' as const, out, local: out },
});

const decide = (rows: Rows, out: string, children = false) =>
  decideOutgoing({ rows, local: local(out), children, now: 1000, token: 'attempt' });

describe('what leaves', () => {
  it('is nothing where the peer has the value', () => {
    expect(decide(sampleRows(), 'agreed')).toMatchObject({ do: 'nothing' });
  });

  it('is a path that differs from what was sent, under the next sequence', () => {
    expect(decide(sampleRows(), 'new')).toMatchObject({
      do: 'send',
      seq: 6,
      base: 5,
      context: 4,
      changed: [{ path: 'summary', since: 6 }],
    });
  });

  it('is a path of an unanswered message even when it has gone back', () => {
    const rows = sampleRows({}, { open: { summary: { out: 'other', local: 'other', since: 5 } } });
    expect(decide(rows, 'agreed')).toMatchObject({ changed: [{ path: 'summary', since: 6 }] });
  });

  it('keeps the sequence that first carried a value that is still unanswered', () => {
    const rows = sampleRows({}, { open: { summary: { out: 'new', local: 'new', since: 5 } } });
    expect(decide(rows, 'new')).toMatchObject({ changed: [{ path: 'summary', since: 5 }] });
  });

  it('gives a voided value a sequence of its own', () => {
    const rows = sampleRows({}, { open: { summary: { out: null, local: 'new', since: 5 } } });
    expect(decide(rows, 'new')).toMatchObject({ changed: [{ path: 'summary', since: 6 }] });
  });

  it('is not what an item has written that must come again: the peer would take it for an edit of the same time', () => {
    const written = { landed: { summary: 5 }, landedAt: 900 };
    expect(decide(sampleRows(written), 'new')).toMatchObject({ do: 'nothing' });
    expect(decide(sampleRows({ ...written, full: true }), 'new')).toMatchObject({ do: 'send' });
  });

  it('is what such an item has written once the peer will hardly repeat it', () => {
    const written = { landed: { summary: 5 }, landedAt: 1000 - 5 * 24 * 3600 };
    expect(decide(sampleRows(written), 'new')).toMatchObject({ do: 'send' });
  });

  it('is a path won in a conflict whatever its value', () => {
    expect(decide(sampleRows({ owed: ['summary'] }), 'agreed')).toMatchObject({ do: 'send' });
  });

  it('has base 0 and every path until the first answer', () => {
    const rows = sampleRows({ life: 'pending', ackedSeq: 0, shadow: {} }, { sendSeq: 0 });
    expect(decide(rows, 'x')).toMatchObject({ base: 0, full: true, seq: 1 });
  });

  it('repeats in a whole message what both agreed on without waiting for its answer: no edit of it is under way', () => {
    const full = { full: true, shadow: { summary: 'agreed' } };
    const repeated = decide(sampleRows(full), 'agreed');
    expect(repeated).toMatchObject({ do: 'send', changed: [{ path: 'summary', since: 6 }] });
    const claims = (rows: Rows, out: string) => {
      const sent = decide(rows, out);
      return sent.do === 'send' ? sent.rows.work.inFlight?.fields : undefined;
    };
    expect(claims(sampleRows(full), 'agreed')).toEqual({});
    expect(claims(sampleRows(full), 'new')).toHaveProperty('summary');
    expect(claims(sampleRows({ ...full, owed: ['summary'] }), 'agreed')).toHaveProperty('summary');
    const open = { summary: { out: 'other', local: 'other', since: 5 } };
    expect(claims(sampleRows(full, { open }), 'agreed')).toHaveProperty('summary');
  });

  it('goes on with children alone', () => {
    expect(decide(sampleRows(), 'agreed', true)).toMatchObject({ do: 'send', changed: [] });
  });

  it('moves an expired message to the open paths', () => {
    const fields = { summary: { out: 'old', local: 'old', since: 4 } };
    const rows = sampleRows({}, { inFlight: { seq: 5, until: 900, token: 'old', fields } });
    const sent = decide(rows, 'new');
    expect(sent.do === 'send' && sent.rows.work).toMatchObject({
      open: fields,
      inFlight: { seq: 6, until: 1120, token: 'attempt' },
    });
  });

  it('forgets an open path that the issue no longer has', () => {
    const rows = sampleRows({}, { open: { gone: { out: 'x', local: 'x', since: 5 } } });
    const sent = decide(rows, 'new');
    expect(sent.do === 'send' && sent.rows.work.open).toBeUndefined();
  });

  it('says of a first comparison what people have edited since the pair was joined', () => {
    const rows = sampleRows({ full: true, met: true, began: 900, shadow: {} });
    const input = { rows, local: local('new'), children: false, now: 1000, token: 'attempt' };
    const changed = (edited: readonly string[]) => {
      const sent = decideOutgoing({ ...input, edited });
      return sent.do === 'send' ? sent.changed : [];
    };
    expect(changed(['summary'])).toEqual([{ path: 'summary', since: 6, edited: true }]);
    expect(changed([])).toEqual([{ path: 'summary', since: 6, rules: true }]);
  });
});
