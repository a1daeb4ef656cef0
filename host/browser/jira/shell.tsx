import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { rest } from './rest.ts';
import { useLoad } from './use-load.ts';

const site = z.object({
  name: z.string(),
  home: z.string(),
  current: z.string().nullable(),
  people: z.array(z.object({ accountId: z.string(), displayName: z.string(), role: z.string() })),
  pages: z.array(z.object({ module: z.string(), title: z.string(), href: z.string() })),
});

/** The frame of every page: where one is, who one is, and what went wrong last. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const { value, error } = useLoad('site', () => rest('GET', '/__host/site', site));
  const logIn = async (accountId: string): Promise<void> => {
    await rest('POST', '/__host/login', z.unknown(), { accountId });
    window.location.reload();
  };
  return (
    <>
      <header className="top">
        <a className="brand" href="/jira/projects">
          Jira <span className={`site ${value?.name ?? ''}`}>{value?.name ?? ''}</span>
        </a>
        <nav>
          <a href="/jira/projects">Spaces</a>
          <a href="/jira/issues">Work items</a>
          <a href="/servicedesk/customer/portals">Help center</a>
          {value?.pages.map((page) => (
            <a key={page.module} href={page.href}>
              {page.title}
            </a>
          ))}
          {value ? <a href={value.home}>All sites</a> : null}
        </nav>
        <label className="who">
          Theme{' '}
          <select value={theme()} onChange={(event) => wear(event.target.value)} data-testid="switch-theme">
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        <label className="who">
          Logged in as{' '}
          <select
            value={value?.current ?? ''}
            onChange={(event) => void logIn(event.target.value)}
            data-testid="switch-user"
          >
            {value?.people.map((person) => (
              <option key={person.accountId} value={person.accountId}>
                {person.displayName} ({person.role})
              </option>
            ))}
          </select>
        </label>
      </header>
      {error ? <p className="error">{error}</p> : null}
      <main>{children}</main>
    </>
  );
}

const theme = (): string => document.documentElement.dataset['theme'] ?? 'light';

/** The app's pages on this site follow the same cookie. */
function wear(next: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server draws the page by it
  document.cookie = `host-theme=${next};path=/;samesite=lax`;
  window.location.reload();
}

/** Runs an action once at a time and shows why it failed. */
export function useAction(): { run: (work: () => Promise<void>) => void; busy: boolean; problem: ReactNode } {
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();
  const run = (work: () => Promise<void>): void => {
    setBusy(true);
    setMessage(undefined);
    work()
      .catch((error: unknown) => setMessage(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  return { run, busy, problem: message ? <p className="error">{message}</p> : null };
}
