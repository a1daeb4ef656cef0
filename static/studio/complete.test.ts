import { describe, expect, it } from 'vitest';
import { canRun } from '../../src/core/scripting/abilities.ts';
import { offerAt } from './complete.ts';

const site = { customFields: [{ name: 'Severity', kind: 'select' }], tables: ['teams'] };
const labels = (side: 'outgoing' | 'incoming', line: string) =>
  offerAt(side, line, site)?.words.map(({ label }) => label) ?? [];

describe('What can be typed', () => {
  it('are the names of the side at the beginning of a word', () => {
    expect(labels('outgoing', 'rep')).toEqual(expect.arrayContaining(['replica', 'issue', 'nodeHelper']));
    expect(labels('outgoing', 'fi')).not.toContain('firstSync');
    expect(labels('incoming', 'if (fi')).toContain('firstSync');
  });

  it('are the fields behind a side, and behind what a field holds', () => {
    expect(labels('outgoing', 'replica.sum')).toContain('summary');
    expect(labels('incoming', 'issue.status?.')).toEqual(['name', 'category']);
    expect(labels('incoming', 'previous?.pri')).toContain('priority');
    expect(labels('outgoing', 'issue.summary.')).toEqual([]);
  });

  it('are functions of a helper that the side has', () => {
    expect(labels('incoming', 'nodeHelper.get')).toContain('getPriority');
    expect(labels('outgoing', 'nodeHelper.')).not.toContain('createVersion');
  });

  it('are only functions that publishing lets through', () => {
    for (const name of labels('incoming', 'serviceHelper.'))
      expect(canRun('incoming', `serviceHelper.${name}`), name).toBe(true);
  });

  it('are custom fields and tables of the site between brackets', () => {
    expect(labels('outgoing', 'x = issue.customFields["Se')).toEqual(['Severity']);
    expect(labels('incoming', "replica.customFields['")).toEqual(['Severity']);
    expect(labels('incoming', 'tables["')).toEqual(['teams']);
    expect(labels('outgoing', 'issue.labels["')).toEqual([]);
  });

  it('is nothing behind what is not known, also where it has the name of a prototype', () => {
    for (const line of ['other.', 'constructor.', 'issue.__proto__.', '"text".', '3.'])
      expect(labels('outgoing', line), line).toEqual([]);
  });

  it('takes the place of what was typed', () => {
    expect(offerAt('outgoing', 'replica.sum', site)?.typed).toBe(3);
    expect(offerAt('outgoing', 'issue.customFields["Sev', site)?.typed).toBe(3);
  });
});
