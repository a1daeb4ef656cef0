import { type Attempt, done, type Explained, failed } from '../../core/connection/explained.ts';
import type { Store } from '../../core/ports/store.ts';
import { faultsOf, readVersion } from '../../core/rules/read-version.ts';
import type { Version } from '../../core/rules/version.ts';
import { withCompiledScripts } from '../../core/scripting/compile-scripts.ts';
import { loadDraft } from '../rules/keep-draft.ts';
import { rulesInForce } from '../rules/publish-rules.ts';

/** The rules that a test run is about: those in force, or the draft as it stands. */
export type TestedRules = 'draft' | 'in-force';

export interface RulesToTest {
  readonly version: Version;
  /** Number of the version in force, or revision of the draft. */
  readonly number: number;
}

/** Rules as they would run; a draft that could not is refused with the place of its first fault. */
export async function rulesToTest(
  ports: { readonly store: Store },
  connection: string,
  which: TestedRules,
): Promise<Attempt<RulesToTest>> {
  if (which === 'in-force') return rulesInForce(ports, connection);
  const draft = await loadDraft(ports, connection);
  if (!draft.ok) return draft;
  const { over, version, revision } = draft.value;
  const read = readVersion(over, version);
  const [fault = read.ok ? undefined : read.error] = read.ok ? [] : faultsOf(over, version);
  if (!read.ok || fault) return failed(wrong(fault ?? UNREADABLE));
  const compiled = withCompiledScripts(read.value);
  return compiled.ok ? done({ version: compiled.value, number: revision }) : failed(wrong(compiled.error));
}

const wrong = ({ message, ...rest }: Explained): Explained => ({
  ...rest,
  message: `The draft cannot run yet. ${message}`,
});

const UNREADABLE: Explained = {
  code: 'invalid',
  message: 'It cannot be read.',
  next: 'Discard it and begin anew.',
};
