import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { host, storeShape } from './host-api.ts';

/** The app's own records on one site. Secrets are never among them. */
export function StorePanel({ sites }: { readonly sites: readonly string[] }): ReactNode {
  const [site, setSite] = useState(sites[0] ?? '');
  const [prefix, setPrefix] = useState('');
  const [rows, setRows] = useState<z.infer<typeof storeShape>>();
  const [problem, setProblem] = useState<string>();
  const look = async (): Promise<void> => {
    try {
      const path = `/host/store?site=${encodeURIComponent(site)}&prefix=${encodeURIComponent(prefix)}`;
      setRows(await host('GET', path, storeShape));
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section>
      <h2>Store</h2>
      <PageForm className="row" onSubmit={() => void look()}>
        <select aria-label="Site" value={site} onChange={(event) => setSite(event.target.value)}>
          {sites.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <input
          aria-label="Key begins with"
          placeholder="twin, mark, connection …"
          value={prefix}
          onChange={(event) => setPrefix(event.target.value)}
        />
        <button type="submit">Look</button>
      </PageForm>
      {problem ? <p className="error">{problem}</p> : null}
      {rows ? <pre className="dump">{JSON.stringify(rows, null, 2)}</pre> : null}
    </section>
  );
}
