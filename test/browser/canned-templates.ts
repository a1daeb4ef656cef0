import type { Answers } from './canned-site.ts';

const standard = {
  id: 'standard',
  name: 'Standard client',
  about: 'Every client of the support desk',
  revision: 3,
  at: Date.UTC(2026, 0, 4),
};
const placeholders = [
  { name: 'client', about: 'Name of the partner' },
  { name: 'project', about: 'Key of a space of this site', value: 'SUP' },
];

/** What the page of templates and the settings of a connection are answered. */
export const cannedTemplates = {
  'template.list': () => ({
    templates: [
      {
        ...standard,
        placeholders,
        followers: [
          { connection: 'active', name: 'Acme - Globex', state: 'active', revision: 3 },
          { connection: 'pending', name: 'Acme - Initech', state: 'pending', revision: 0 },
        ],
      },
    ],
  }),
  'template.get': () => ({
    ...standard,
    text: `${JSON.stringify({ schema: 1, connection: { name: '{{client}}' }, placeholders }, null, 2)}\n`,
  }),
  'template.drift': () => ({
    kind: 'compared',
    template: standard,
    revision: 2,
    differences: [
      { place: 'mappings.p', text: 'The mapping of "priority" and "priority" is added.' },
      { place: 'comments.out', text: 'Comments, out: "public" instead of "off".' },
    ],
  }),
  'template.fill': () => ({ name: standard.name, asked: placeholders, missing: ['client'] }),
} satisfies Answers;
