import { describe, expect, it } from 'vitest';
import { wordAt } from './hover.ts';

const site = { customFields: [{ name: 'Team group', kind: 'select' }], tables: ['teams'] };

/** The word at the sign `|`, with the text that it takes. */
function at(marked: string) {
  const place = marked.indexOf('|');
  const line = marked.replace('|', '');
  const found = wordAt('incoming', line, place, site);
  return found && `${line.slice(found.from, found.to)}: ${found.word.detail}`;
}

describe('What a name means', () => {
  it('is said of names of the interface, at their first, middle and last letter', () => {
    for (const marked of ['|firstSync', 'first|Sync', 'firstSync|'])
      expect(at(`if (${marked}) {}`), marked).toBe('firstSync: boolean');
  });

  it('is said of what stands behind a name', () => {
    expect(at('issue.sum|mary = 1')).toMatch(/^summary: /);
    expect(at('issue.status?.na|me')).toMatch(/^name: /);
    expect(at('nodeHelper.get|Priority("x")')).toMatch(/^getPriority: \(/);
  });

  it('is said of a custom field and of a table between brackets', () => {
    expect(at('issue.customFields["Team| group"]')).toBe('Team group: select');
    expect(at("tables['te|ams']")).toBe('teams: table');
  });

  it('is not said of what nobody knows, nor behind a call or a key', () => {
    for (const marked of ['oth|er', 'other.sum|mary', 'f().sum|mary', 'x["a"].sum|mary', 'constr|uctor', '|'])
      expect(at(marked), marked).toBeUndefined();
  });
});
