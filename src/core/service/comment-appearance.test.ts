import { describe, expect, it } from 'vitest';
import { basicVersion } from '../rules/basic-version.ts';
import { faultsOf } from '../rules/read-version.ts';
import { appearanceOf, appearOn } from './comment-appearance.ts';
import { noServiceRules } from './service-rules.ts';

const basic = basicVersion({ id: '1', key: 'SD' });
const mapped = [
  { id: 'r', on: true, field: 'cf', path: 'r', kind: 'requestType', direction: 'out', noMatch: 'error' },
] as const;
const comments = [
  { requestType: 'Incident', appear: 'allInternal' },
  { appear: 'publicWhereMarked' },
] as const;
const rules = { ...noServiceRules, comments: [...comments] };
const request = (name: string) => ({ cf: { requestType: { name } } });

describe('how comments appear on a request', () => {
  it('is said by the line of its type, whatever its case, else by the line for every request', () => {
    const appearance = appearanceOf(rules, mapped);
    expect(appearOn(appearance, request('INCIDENT'))).toBe('allInternal');
    expect(appearOn(appearance, request('Question'))).toBe('publicWhereMarked');
    expect(appearOn(appearance, { cf: null })).toBe('publicWhereMarked');
  });

  it('is the most cautious way where the type cannot be seen', () => {
    expect(appearOn(appearanceOf(rules, mapped), {})).toBe('allInternal');
    expect(appearOn(appearanceOf(rules, []), request('Question'))).toBe('allInternal');
  });

  it('is as they were sent where the rules say nothing', () => {
    expect(appearOn(appearanceOf(undefined, mapped), request('Incident'))).toBe('asSent');
    expect(appearOn(appearanceOf(noServiceRules, mapped), request('Incident'))).toBe('asSent');
  });

  it('cannot depend on a request type whose field no mapping names', () => {
    const [fault] = faultsOf(basic, { service: rules });
    expect(fault).toMatchObject({
      code: 'service-type-unmapped',
      field: 'service.comments.0.requestType',
    });
    expect(faultsOf(basic, { service: rules, mappings: mapped })).toEqual([]);
  });
});
