import { describe, expect, it } from 'vitest';
import { kindOfField } from './kind-of-field.ts';

const custom = (type: string) => ({ id: 'customfield_1', type: 'any', custom: type });

describe('The kind of a field', () => {
  it('is known for fields of Jira and for those that people make', () => {
    expect(kindOfField({ id: 'duedate', type: 'date' })).toBe('date');
    expect(kindOfField(custom('com.atlassian.jira.plugin.system.customfieldtypes:select'))).toBe('select');
    expect(kindOfField(custom('com.pyxis.greenhopper.jira:jsw-story-points'))).toBe('number');
  });

  it.each(['constructor', '__proto__', 'com.atlassian.jira.plugin.system.customfieldtypes:toString', ''])(
    'is none for what nobody knows: %s',
    (type) => {
      expect(kindOfField(custom(type))).toBeUndefined();
      expect(kindOfField({ id: type, type: 'any' })).toBeUndefined();
    },
  );
});
