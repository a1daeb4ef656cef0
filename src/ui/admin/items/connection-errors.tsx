import { useState } from 'react';
import type { ErrorGroup } from '../../../contract/errors.ts';
import { ErrorList } from './error-list.tsx';
import { ItemList } from './item-list.tsx';

interface ConnectionErrorsProps {
  readonly connection: { readonly id: string; readonly name: string };
}

/** What is wrong with one connection; the work items of a group are listed in its place. */
export function ConnectionErrors({ connection }: ConnectionErrorsProps) {
  const [group, setGroup] = useState<ErrorGroup>();
  if (group !== undefined) return <ItemList connection={connection} cause={group.cause} />;
  return <ErrorList connection={connection} onItems={setGroup} />;
}
