import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoutes, routeText, routingOf } from './routing-lines.ts';

const spaces = [
  { id: '10001', key: 'HELP' },
  { id: '10002', key: 'DEV_2' },
];

describe('the routing as lines of text', () => {
  it('comes back as it was written, whatever the values hold', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    const path = fc.constantFrom('@project', '@type', 'priority', 'labels');
    const line = fc.record(
      {
        when: fc.array(fc.record({ path, value: word }), { minLength: 1, maxLength: 4 }),
        project: fc.constantFrom('10001', '10002'),
        type: word,
      },
      { requiredKeys: ['when', 'project'] },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const text = lines.map((one) => routeText(one, spaces)).join('\n');
        expect(readRoutes(text, spaces)).toEqual({ ok: true, lines });
      }),
      { numRuns: 500 },
    );
  });

  it('is read as people write it', () => {
    const text = '@space = OPS, @type=Bug -> help, Service Request\n\n  priority = Very high->DEV_2\n';
    expect(readRoutes(text, spaces)).toEqual({
      ok: true,
      lines: [
        {
          when: [
            { path: '@project', value: 'OPS' },
            { path: '@type', value: 'Bug' },
          ],
          project: '10001',
          type: 'Service Request',
        },
        { when: [{ path: 'priority', value: 'Very high' }], project: '10002' },
      ],
    });
  });

  it.each([
    ['@project = OPS -> HELP\n@type Bug -> HELP', 2, 'form'],
    ['@project = OPS', 1, 'form'],
    ['-> HELP', 1, 'no-condition'],
    ['@project = OPS, -> HELP', 1, 'form'],
    ['@project = OPS -> HELP,', 1, 'form'],
    ['@project = "OPS -> HELP', 1, 'form'],
    ['\n@project = OPS -> SALES', 2, 'unknown-space'],
  ])('is refused as a whole with the number of its wrong line: %j', (text, line, why) => {
    expect(readRoutes(text, spaces)).toMatchObject({ ok: false, line, why });
  });

  it('takes what a draft holds, and nothing where it cannot be read', () => {
    const lines = [{ when: [{ path: '@type', value: 'Bug' }], project: '10001' }];
    const scope = { projects: spaces, routing: lines, unrouted: 'refuse' };
    expect(routingOf({ scope })).toEqual({ lines, unrouted: 'refuse', spaces });
    expect(routingOf({ scope: { projects: spaces, routing: 'no' } })).toMatchObject({ lines: [], spaces });
    expect(routingOf({})).toEqual({ lines: [], unrouted: 'first', spaces: [] });
  });
});
