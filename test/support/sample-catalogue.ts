import type { FieldCatalogue } from '../../src/core/rules/field-catalogue.ts';

/** What rules of a small site can name. */
export function sampleCatalogue(): FieldCatalogue {
  const field = (id: string, name: string, kind: string, more = {}) => ({
    id,
    name,
    kind,
    custom: id.startsWith('custom'),
    writable: true,
    ...more,
  });
  return {
    fields: [
      field('customfield_10035', 'Colour', 'select', { values: ['Red', 'Green', 'Blue'] }),
      field('created', 'Created', 'dateTime', { writable: false }),
      field('description', 'Description', 'richText'),
      field('labels', 'Labels', 'labels'),
      field('priority', 'Priority', 'priority', { values: ['High', 'Low'] }),
      {
        id: 'customfield_10020',
        name: 'Sprint',
        custom: true,
        writable: false,
        why: 'Sprints belong to boards.',
      },
      field('summary', 'Summary', 'text'),
      field('issuetype', 'Work type', 'issueType', { values: ['Incident', 'Service Request'] }),
    ],
    types: ['Incident', 'Service Request'],
    statuses: ['Open', 'In Progress', 'Done'],
    linkTypes: ['Blocks', 'Relates'],
    levels: ['Staff only'],
    replicaPaths: [
      { path: 'colour', kind: 'option', name: 'colour' },
      { path: 'priority', kind: 'option', name: 'priority' },
      { path: 'summary', kind: 'text', name: 'summary' },
    ],
    spaces: [{ id: '10000', key: 'SUP', name: 'Acme support' }],
    notes: [],
  };
}
