import { type ReactNode, useState } from 'react';
import type { Overview } from './host-api.ts';

const places = [
  { label: 'Spaces', path: '/jira/projects' },
  { label: 'Work items', path: '/jira/issues' },
  { label: 'Counterpart', path: '/jira/apps/admin' },
  { label: 'Portal', path: '/servicedesk/customer/portals' },
] as const;

/** Two sites in frames beside each other: a change on one side is seen to come on the other. */
export function FramesPanel({ overview }: { readonly overview: Overview }): ReactNode {
  return (
    <section className="frames" data-testid="frames">
      {overview.sites.slice(0, 2).map(({ name, baseUrl, issues }) => (
        <SiteFrame
          key={name}
          name={name}
          baseUrl={baseUrl}
          newest={issues.slice(0, 8).map(({ key }) => key)}
        />
      ))}
    </section>
  );
}

function SiteFrame(props: {
  readonly name: string;
  readonly baseUrl: string;
  readonly newest: readonly string[];
}): ReactNode {
  const { name, baseUrl, newest } = props;
  // The same address twice is a wish to load it again.
  const [place, setPlace] = useState<{ readonly path: string; readonly turn: number }>({
    path: '/jira/projects',
    turn: 0,
  });
  const go = (path: string): void => setPlace(({ turn }) => ({ path, turn: turn + 1 }));
  const button = (label: string, path: string): ReactNode => (
    <button key={path} type="button" className="quiet" onClick={() => go(path)}>
      {label}
    </button>
  );
  return (
    <article aria-label={`Site ${name}`}>
      <p className="row">
        <span className={`site ${name}`}>{name}</span>
        {places.map(({ label, path }) => button(label, path))}
        {newest.map((key) => button(key, `/browse/${key}`))}
        <a href={`${baseUrl}${place.path}`}>Open alone</a>
      </p>
      <iframe key={place.turn} title={`Jira of ${name}`} src={`${baseUrl}${place.path}`} />
    </article>
  );
}
