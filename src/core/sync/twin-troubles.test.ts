import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../../test/support/sample-rows.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { groupTroubles } from '../diagnosis/group-troubles.ts';
import type { Hold, Twin } from './records/twin.ts';
import { twinKind } from './records/twin.ts';
import { putAway, tryAgain } from './try-again.ts';
import { fieldOfTrouble, isOfTrouble, troubleMark, troublesOf } from './twin-troubles.ts';

const twin = (part: Partial<Twin>): Twin => sampleRows(part).twin;
const held = (why: Hold['why'], code?: string): Twin =>
  twin({ hold: { why, since: 7, attempts: 1, ...(code === undefined ? {} : { code }) } });
const aside = (code: string) => ({ at: 9, code, why: 'It was not written.', next: 'Mend it.' });

describe('what is wrong with a pair', () => {
  it.each([
    [held('retry', 'forbidden'), 'error:jira:forbidden'],
    [held('dead-letter', 'too-large'), 'error:jira:too-large'],
    [held('retry', 'no-project'), 'error:there:no-project'],
    [held('dead-letter'), 'error:there:refused'],
    [held('not-visible'), 'error:item:not-visible'],
    [held('restored'), 'error:item:restored'],
    [held('waiting', 'parent:A-1'), 'waits:item:parent'],
    [held('retry', 'parent:A-1'), 'error:item:parent-week'],
    [held('retry', 'loop:A-1,A-2'), 'error:item:circle'],
    [held('retry', 'script:3:4:x is not defined'), 'error:item:script'],
    [held('waiting', 'connecting'), 'waits:item:connecting'],
    [held('left-there'), 'rests:item:left-there'],
    [twin({ paused: { summary: 3 } }), 'error:item:looping'],
    [twin({ removals: 12 }), 'error:item:removals'],
    [twin({ ending: { do: 'delete' } }), 'error:item:ending'],
    [twin({ aside: { 'labels/a': aside('too-long') } }), 'error:value:too-long'],
    [twin({ aside: { 'child:link:5': aside('no-match') } }), 'error:child:no-match'],
    [twin({ aside: { '@script': aside('script') } }), 'error:value:script'],
    [twin({ aside: { issue: aside('refused') } }), 'error:item:ending-failed'],
  ])('is found in its row, and the app has words for it: %#', (row, mark) => {
    expect(troubleMark(row)).toBe(mark);
    const [trouble] = troublesOf(row);
    expect(diagnose(trouble?.cause ?? '').cause).not.toContain('no words for');
  });

  it('is nothing for a pair that is well, or that has ended', () => {
    expect(troubleMark(twin({}))).toBeUndefined();
    expect(troubleMark(twin({ life: 'unlinked', aside: { parts: aside('refused') } }))).toBeUndefined();
    const cycle = { ...held('dead-letter', 'cycle'), life: 'unlinked' } as const;
    expect(troubleMark(cycle)).toBe('error:there:cycle');
  });

  it('is in the index where there is something wrong, and not one byte more where there is not', () => {
    expect(Object.keys(twinKind.entity?.attributes(twin({})) ?? {})).not.toContain('trouble');
    expect(twinKind.entity?.attributes(held('not-visible'))['trouble']).toBe('error:item:not-visible');
  });

  it('is grouped by cause and field, members of a set and children taken together', () => {
    const both = twin({ aside: { 'labels/a': aside('too-long'), 'labels/b': aside('too-long') } });
    const other = twin({ issue: '11', aside: { labels: aside('too-long'), summary: aside('needed') } });
    expect(
      groupTroubles([both, other, held('left-there')]).map(({ cause, path, count }) => [cause, path, count]),
    ).toEqual([
      ['value:too-long', 'labels', 2],
      ['value:needed', 'summary', 1],
    ]);
    expect(fieldOfTrouble('child:comment:7')).toBe('comment');
    expect(isOfTrouble('labels/a', 'too-long', { cause: 'value:too-long', path: 'labels' })).toBe(true);
    expect(isOfTrouble('labels/a', 'too-long', { cause: 'value:too-long', path: 'summary' })).toBe(false);
  });
});

describe('trying again and putting away', () => {
  const row = twin({ aside: { a: aside('refused'), b: aside('too-long') }, paused: { summary: 3 } });

  it('asks the partner once for what was set aside, and lets paused fields go where that is meant', () => {
    expect(tryAgain(row, 'value:refused').wantFull).toBe(true);
    expect(tryAgain({ ...row, wantFull: true }, 'value:refused').wantFull).toBe(true);
    expect(tryAgain(row, 'item:looping').paused).toBeUndefined();
    const well = twin({});
    expect(tryAgain(well, 'jira:forbidden')).toBe(well);
  });

  it('takes away what is meant alone', () => {
    const put = (isMeant: (path: string) => boolean) => Object.keys(putAway(row, isMeant).aside ?? {});
    expect(put((path) => path === 'a')).toEqual(['b']);
    expect(put(() => true)).toEqual([]);
    expect(putAway(row, () => false)).toBe(row);
  });
});
