import { describe, expect, it } from 'vitest';
import { basicVersion } from './basic-version.ts';
import { explainVersion } from './explain-version.ts';
import { readVersion } from './read-version.ts';

const basic = basicVersion({ id: '1', key: 'SUP' });

function inWords(mappings: readonly object[], part: object = {}) {
  const lines = mappings.map((mapping, index) => ({ id: String(index), ...mapping }));
  const read = readVersion(basic, { mappings: lines, ...part });
  if (!read.ok) throw new Error(read.error.message);
  return explainVersion(read.value);
}

const priority = { field: 'priority', path: 'urgency', kind: 'priority' };

describe('a version in words', () => {
  it('says of Basic what leaves and what may enter', () => {
    expect(explainVersion(basic)).toEqual({
      leaves: [
        'Of SUP, a work item leaves when a person starts it.',
        'A text "summary" leaves as summary.',
        'A formatted text "description" leaves as description.',
        'The work type "issuetype" leaves as issueType, only with a new work item alone.',
        'Comments leave unless they are internal.',
        'Attachments leave; of a service desk only those that its customers can see.',
      ],
      enters: [
        'New work items of the partner are made in SUP.',
        'What comes as summary is written to a text "summary"; a value that is not found here is set aside and said on the work item.',
        'What comes as description is written to a formatted text "description"; a value that is not found here is set aside and said on the work item.',
        'What comes as issueType is written to the work type "issuetype"; a value that is not found here becomes what Jira takes by itself, only with a new work item alone.',
        'Comments of the partner are added under the app’s name, with their author’s.',
        'Attachments of the partner are added.',
      ],
    });
  });

  it('names maps, policies, conditions and how sets are kept', () => {
    const values = [{ here: 'High', there: 'P1' }];
    const when = { types: ['Bug', 'Story'], statuses: ['Open'] };
    const { leaves, enters } = inWords([
      { ...priority, values, noMatch: 'default', default: 'Low', when },
      { field: 'labels', path: 'labels', kind: 'labels', merge: 'union', noMatch: 'nothing' },
    ]);
    expect(leaves).toContain(
      'The priority leaves as urgency, by a map of 1 value; what is not in it leaves as it is, only for work items of the type Bug or Story and in the status Open.',
    );
    expect(enters).toContain(
      'What comes as urgency is written to the priority by a map of 1 value; a value that is not found here becomes "Low", only for work items of the type Bug or Story and in the status Open.',
    );
    expect(enters).toContain(
      'What comes as labels is written to labels, only ever adding; a value that is not found here leaves the field as it is.',
    );
  });

  it('says that a script leaves more, and what of a work item it looks at', () => {
    const scripts = { outgoing: 'replica.summary = issue.summary', reads: ['summary', 'labels'] };
    expect(explainVersion({ ...basic, scripts }).leaves).toContain(
      'A script says what else leaves; of a work item it reads: summary, labels.',
    );
  });

  it('says of a direction that is off that nothing crosses, and not what would', () => {
    const scope = { ...basic.scope, methods: { out: 'off', in: 'off' } } as const;
    expect(explainVersion({ ...basic, scope })).toEqual({
      leaves: ['Nothing of SUP leaves.'],
      enters: ['Nothing is taken in.'],
    });
  });

  it('says of a line only in the direction in which it runs, and nothing of one that is off', () => {
    const { leaves, enters } = inWords([
      { ...priority, direction: 'out' },
      { field: 'duedate', path: 'due', kind: 'date', on: false },
    ]);
    expect(leaves.join()).toContain('urgency');
    expect(enters.join()).not.toContain('urgency');
    expect([...leaves, ...enters].join()).not.toContain('due');
  });

  it('says when e-mail addresses leave', () => {
    expect(inWords([], { userMap: { sendEmail: true } }).leaves.join()).toContain('e-mail address');
  });

  it('call fields as the site does, also those that a script reads and those that are hidden', () => {
    const severity = { id: 'v', field: 'customfield_10030', path: 'severity', kind: 'select' };
    const read = readVersion(basic, {
      mode: 'script',
      mappings: [severity],
      policies: { ...basic.policies, redaction: { fields: [{ id: 'h', field: 'customfield_10031' }] } },
      scope: {
        ...basic.scope,
        routing: [{ when: [{ path: '@type', value: 'Bug' }], project: basic.scope.projects[0]?.id }],
      },
    });
    if (!read.ok) throw new Error(read.error.message);
    const scripts = { outgoing: 'x', reads: ['customfield_10030', '*'] };
    const names = { customfield_10030: 'Severity', customfield_10031: 'Bunker' };
    const { leaves, enters } = explainVersion({ ...read.value, scripts }, names);
    const all = [...leaves, ...enters].join(' ');
    expect(all).toContain('"Severity" leaves as severity');
    expect(all).toContain('is written to');
    expect(all).toContain('it reads: Severity, *');
    expect(all).toContain('whatever mappings and scripts say: Bunker');
    expect(all).toContain('Where the partner’s work type is "Bug"');
    expect(all).not.toContain('customfield_');
  });
});
