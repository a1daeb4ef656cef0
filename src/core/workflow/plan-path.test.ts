import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JiraStatus, JiraTransition } from '../ports/jira.ts';
import { type KnownWays, type PathPlan, planPath, wayName } from './plan-path.ts';

const CATEGORY: Readonly<Record<string, JiraStatus['category']>> = {
  'To Do': 'new',
  Reopened: 'new',
  Done: 'done',
  Closed: 'done',
};

const status = (name: string): JiraStatus => ({
  id: name,
  name,
  category: CATEGORY[name] ?? 'indeterminate',
});

function way(to: string, more: Partial<JiraTransition> = {}): JiraTransition {
  return { id: `to ${to}`, name: `to ${to}`, to: status(to), hidden: false, screen: [], ...more };
}

const resolution = { field: 'resolution', name: 'Resolution', required: true, filled: false };

const names = (plan: PathPlan): unknown => {
  if (plan.is === 'path') return plan.steps.map((step) => step.to.name);
  if (plan.is === 'unknown') return plan.ways.map((steps) => steps.map((step) => step.to.name));
  return plan.why.is;
};

describe('a path through a workflow', () => {
  const known: KnownWays = {
    'To Do': [way('Blocked'), way('Working')],
    Working: [way('To Do'), way('Review')],
    Review: [way('Working'), way('Done', { screen: [resolution] })],
    Blocked: [way('To Do')],
    Done: [way('Reopened')],
    Reopened: [way('Working')],
  };

  it('is the shortest', () => {
    expect(names(planPath({ known, from: 'To Do', to: 'done' }))).toEqual(['Working', 'Review', 'Done']);
  });

  it('leads back as well as on', () => {
    expect(names(planPath({ known, from: 'Done', to: ' Review ' }))).toEqual([
      'Reopened',
      'Working',
      'Review',
    ]);
  });

  it('passes no finished status where another path is as short', () => {
    const both: KnownWays = {
      'To Do': [way('Done'), way('Working')],
      Done: [way('Review')],
      Working: [way('Review')],
    };
    expect(names(planPath({ known: both, from: 'To Do', to: 'Review' }))).toEqual(['Working', 'Review']);
  });

  it('is refused with the field that its screen requires and nobody fills', () => {
    const plan = planPath({ known, from: 'To Do', to: 'Done', lacks: (field) => field === 'resolution' });
    expect(plan).toMatchObject({
      is: 'none',
      why: {
        is: 'needs-field',
        field: { id: 'resolution', name: 'Resolution' },
        transition: { name: 'to Done' },
      },
    });
  });

  it('goes round a required field, a hidden transition and a barred one where it can', () => {
    const round: KnownWays = {
      'To Do': [
        way('Done', { screen: [resolution] }),
        way('Review', { id: 'hidden', hidden: true }),
        way('Review', { id: 'barred' }),
        way('Working'),
      ],
      Working: [way('Done', { screen: [{ ...resolution, filled: true }] })],
      Review: [],
    };
    const plan = planPath({
      known: round,
      from: 'To Do',
      to: 'Done',
      lacks: (field) => field === 'resolution',
      barred: new Map([[wayName('To Do', 'barred'), { is: 'no-path' as const }]]),
    });
    expect(names(plan)).toEqual(['Working', 'Done']);
  });

  it('is refused with the transition that a condition hides', () => {
    const closed: KnownWays = {
      'To Do': [way('Working')],
      Working: [way('Done', { hidden: true })],
      Done: [],
    };
    expect(planPath({ known: closed, from: 'To Do', to: 'Done' })).toMatchObject({
      is: 'none',
      why: { is: 'hidden', transition: { name: 'to Done' } },
    });
  });

  it('does not exist to a status that the workflow does not have', () => {
    const statuses = ['To Do', 'Working'].map(status);
    const question = { known: { 'To Do': [way('Working')] }, from: 'To Do', statuses };
    expect(names(planPath({ ...question, to: 'Done' }))).toBe('no-status');
    const ended: KnownWays = { ...known, Done: [way('Closed')], Closed: [] };
    expect(names(planPath({ known: ended, from: 'Done', to: 'Review' }))).toBe('no-path');
    expect(names(planPath({ known: ended, from: 'Closed', to: 'Review' }))).toBe('no-way-out');
  });

  it('is not known where the status itself was never looked at', () => {
    expect(names(planPath({ known: {}, from: 'To Do', to: 'Done' }))).toEqual([[]]);
  });

  it('is looked for in work in progress first and in a finished status last', () => {
    const started: KnownWays = { 'To Do': [way('Closed'), way('Reopened'), way('Working')] };
    const all = ['To Do', 'Closed', 'Reopened', 'Working', 'Done', 'Review'].map(status);
    const ask = (to: string) => names(planPath({ known: started, from: 'To Do', to, statuses: all }));
    expect(ask('Done')).toEqual([['Working'], ['Reopened'], ['Closed']]);
    expect(ask('Review')).toEqual([['Working'], ['Reopened']]);
  });
});

/** A workflow of up to eight statuses, each transition with what may block it. */
const workflows = fc
  .uniqueArray(fc.tuple(fc.nat(7), fc.nat(7), fc.boolean(), fc.boolean()), {
    maxLength: 30,
    selector: ([from, to]) => from * 8 + to,
  })
  .map((edges) => {
    const known: Record<string, JiraTransition[]> = {};
    for (let node = 0; node < 8; node += 1) known[String(node)] = [];
    for (const [from, to, hidden, asks] of edges) {
      const screen = asks ? [resolution] : [];
      known[String(from)]?.push(way(String(to), { id: `${from}-${to}`, hidden: hidden && asks, screen }));
    }
    return known;
  });

/** Length of the shortest walk by relaxing every edge again and again. */
function distance(known: KnownWays, from: string, to: string, may: (one: JiraTransition) => boolean): number {
  const far = new Map([[from, 0]]);
  for (let round = 0; round < 8; round += 1) {
    for (const [at, ways] of Object.entries(known)) {
      for (const one of ways.filter(may)) {
        const next = (far.get(at) ?? Number.POSITIVE_INFINITY) + 1;
        if (next < (far.get(one.to.id) ?? Number.POSITIVE_INFINITY)) far.set(one.to.id, next);
      }
    }
  }
  return far.get(to) ?? Number.POSITIVE_INFINITY;
}

describe('of any workflow', () => {
  it('the path can be walked, ends where it should, and none is shorter', () => {
    fc.assert(
      fc.property(workflows, fc.nat(7), fc.nat(7), fc.boolean(), (known, start, end, filled) => {
        fc.pre(start !== end);
        const lacks = () => !filled;
        const plan = planPath({ known, from: String(start), to: String(end), lacks });
        const may = (one: JiraTransition) => !one.hidden && (filled || one.screen.length === 0);
        const shortest = distance(known, String(start), String(end), may);
        if (plan.is !== 'path') {
          expect(shortest).toBe(Number.POSITIVE_INFINITY);
          expect(plan.is).toBe('none');
          return;
        }
        expect(plan.steps).toHaveLength(shortest);
        let at = String(start);
        for (const step of plan.steps) {
          expect(known[at]).toContain(step);
          expect(may(step)).toBe(true);
          at = step.to.id;
        }
        expect(at).toBe(String(end));
      }),
      { numRuns: 500 },
    );
  });

  it('what is said to be missing lies on a path that is there but for that', () => {
    fc.assert(
      fc.property(workflows, fc.nat(7), fc.nat(7), (known, start, end) => {
        fc.pre(start !== end);
        const plan = planPath({
          known,
          from: String(start),
          to: String(end),
          lacks: (field) => field === 'resolution',
        });
        if (plan.is !== 'none') return;
        const open = distance(known, String(start), String(end), () => true);
        const blocked = plan.why.is === 'hidden' || plan.why.is === 'needs-field';
        expect(blocked).toBe(open < Number.POSITIVE_INFINITY);
      }),
      { numRuns: 500 },
    );
  });
});
