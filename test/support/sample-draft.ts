import type { Draft } from '../../src/contract/versions.ts';
import { basicVersion } from '../../src/core/rules/basic-version.ts';

/** The draft of a connection where nobody has saved any; `part` says what is different. */
export function sampleDraft(part: Partial<Draft> = {}): Draft {
  return {
    inForce: 2,
    basedOn: 2,
    revision: 0,
    version: { ...basicVersion({ id: '10000', key: 'SUP' }) },
    problems: [],
    changes: [],
    notes: [],
    leaves: ['Of SUP, a work item leaves when a person starts it.'],
    enters: ['New work items of the partner are made in SUP.'],
    ...part,
  };
}
