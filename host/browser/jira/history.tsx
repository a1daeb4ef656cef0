import type { ReactNode } from 'react';
import * as z from 'zod';
import { historyShape, rest } from './rest.ts';
import { useLoad } from './use-load.ts';

const page = z.looseObject({ total: z.number(), values: z.array(historyShape) });
const pageSize = 100;

/** The newest hundred changes; Jira gives the oldest first. */
async function newest(path: string): Promise<z.infer<typeof page>> {
  const ask = (startAt: number) =>
    rest('GET', `${path}/changelog?startAt=${startAt}&maxResults=${pageSize}`, page);
  const first = await ask(0);
  return first.total <= pageSize ? first : ask(first.total - pageSize);
}

export function History({ path }: { readonly path: string }): ReactNode {
  const { value } = useLoad(`${path} history`, () => newest(path));
  return (
    <details data-testid="history">
      <summary>History ({value?.total ?? 0})</summary>
      <ul className="history">
        {[...(value?.values ?? [])].reverse().map((entry) => (
          <li key={entry.id}>
            <span className="meta">
              {entry.author?.displayName ?? 'unknown'}, {new Date(entry.created).toLocaleString()}
            </span>
            {entry.items.map((item) => (
              <div key={item.field}>
                {item.field}: <s>{item.fromString ?? 'none'}</s> → {item.toString ?? 'none'}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
