import type { CompiledRules } from '../../rules/compile-version.ts';
import { appearOn, asTheyAppear } from '../../service/comment-appearance.ts';
import type { IncomingChildren } from './incoming-children.ts';
import type { Ledger } from './ledger.ts';

/** What a message asks for children, with its comments as this side wants them on a request like this one. */
export function withAppearance(
  { appearance }: Pick<CompiledRules, 'appearance'>,
  fields: Readonly<Record<string, unknown>>,
  ledger: Ledger,
  children: IncomingChildren,
): IncomingChildren {
  const appear = appearOn(appearance, fields);
  const edited = asTheyAppear(
    appear,
    ledger,
    children.edit.map(({ child }) => child),
  );
  return {
    ...children,
    add: asTheyAppear(appear, ledger, children.add),
    edit: children.edit.map((edit, index) => ({ ...edit, child: edited[index] ?? edit.child })),
  };
}
