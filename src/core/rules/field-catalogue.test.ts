import { describe, expect, it } from 'vitest';
import { catalogueOf, type SeenSpace } from './field-catalogue.ts';

const site = (id: string, custom: boolean, type = 'string') => ({
  id,
  name: id,
  custom,
  schema: {
    id,
    type,
    ...(custom ? { custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield' } : {}),
  },
});
const project: SeenSpace['project'] = {
  id: '1',
  key: 'SUP',
  name: 'Support',
  typeKey: 'software',
  issueTypes: [],
};
const space = (screens: SeenSpace['screens']): SeenSpace => ({ project, screens, statuses: [], levels: [] });
const screenField = (id: string): SeenSpace['screens'][number] => ({
  id,
  name: id,
  required: false,
  schema: { type: 'string' },
});

/** Ids of the fields that no screen shows. */
function off(spaces: readonly SeenSpace[], notes: readonly string[] = []): string[] {
  const fields = [
    site('summary', false),
    site('customfield_1', true),
    site('customfield_2', true),
    site('created', false, 'datetime'),
  ];
  const seen = { fields, spaces, linkTypes: [], mappings: [], notes };
  return catalogueOf(seen).fields.flatMap(({ id, offScreen }) => (offScreen ? [id] : []));
}

describe('What rules of a side can name', () => {
  it('says of fields that are written by way of a screen which no screen shows', () => {
    expect(off([space([screenField('summary'), screenField('customfield_2')])])).toEqual(['customfield_1']);
    expect(off([space([screenField('customfield_1')]), space([screenField('customfield_2')])])).toEqual([
      'summary',
    ]);
  });

  it('says it of none where no screen, or not every screen, was seen', () => {
    expect(off([space([])])).toEqual([]);
    expect(off([])).toEqual([]);
    expect(off([space([screenField('summary')])], ['A screen was not read.'])).toEqual([]);
  });
});
