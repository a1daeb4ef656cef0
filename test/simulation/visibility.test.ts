import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicVersion } from '../../src/core/rules/basic-version.ts';
import { compileVersion } from '../../src/core/rules/compile-version.ts';
import type { Version } from '../../src/core/rules/version.ts';
import { noServiceRules } from '../../src/core/service/service-rules.ts';
import { type Act, VisibilityScene } from '../support/visibility-scene.ts';

type CommentRules = Version['comments'];
type Appear = NonNullable<Version['service']>['comments'][number]['appear'];

const basic = basicVersion({ id: '1', key: 'ONE' });
const severalProjects = [
  { id: '1', key: 'ONE' },
  { id: '2', key: 'TWO' },
];

const commentRules: fc.Arbitrary<CommentRules> = fc
  .record({
    out: fc.constantFrom('public', 'all'),
    words: fc.constantFrom(
      {},
      { prefix: '(external)' },
      { tag: '#sync' },
      { prefix: '(external)', tag: '#sync' },
    ),
    wordFor: fc.constantFrom('leaving', 'internal', 'customers'),
  })
  .map(({ out, words, wordFor }): CommentRules => ({ out, in: 'on', ...words, wordFor }));

const which = fc.nat({ max: 9 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('say' as const),
    noted: fc.boolean(),
    restricted: fc.boolean(),
    word: fc.constantFrom('', '(external) ', '#sync '),
    answers: fc.option(which, { nil: undefined }),
  }),
  fc.record({ do: fc.constantFrom('hide', 'show', 'restrict', 'release', 'edit'), which }),
  fc.constantFrom({ do: 'move' as const }, { do: 'sync' as const }, { do: 'sync' as const }),
);

describe('the line between customers and internal notes', () => {
  it('is never crossed, however comments are shown, hidden, edited, answered and moved between desk and project', () => {
    fc.assert(
      fc.property(
        commentRules,
        fc.constantFrom<Appear>('asSent', 'allInternal', 'publicWhereMarked'),
        fc.boolean(),
        fc.array(act, { minLength: 4, maxLength: 16 }),
        (comments, appear, desk, acts) => {
          const here = compileVersion({
            ...basic,
            mode: 'visual',
            comments,
            scope: { ...basic.scope, projects: severalProjects },
          });
          const there = compileVersion({
            ...basic,
            mode: 'visual',
            service: { ...noServiceRules, comments: [{ appear }] },
          });
          const scene = new VisibilityScene(here, there, desk);
          for (const one of [...acts, { do: 'sync' as const }]) {
            scene.act(one);
            if (one.do === 'sync') expect(scene.leaks(comments, appear)).toEqual([]);
          }
        },
      ),
      { numRuns: 10_000, seed: 7 },
    );
  }, 240_000);
});
