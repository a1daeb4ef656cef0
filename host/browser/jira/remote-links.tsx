import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { remoteLinkShape, rest } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const list = z.array(remoteLinkShape);

/** Links to pages outside of this site. */
export function RemoteLinks({ path }: { readonly path: string }): ReactNode {
  const { value, reload } = useLoad(`${path} remote links`, () => rest('GET', `${path}/remotelink`, list));
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const { run, busy, problem } = useAction();
  const add = async (): Promise<void> => {
    await rest('POST', `${path}/remotelink`, z.unknown(), { object: { url, title: title || url } });
    setUrl('');
    setTitle('');
    reload();
  };
  const remove = (id: string): void =>
    run(async () => {
      await rest('DELETE', `${path}/remotelink/${id}`, z.unknown());
      reload();
    });
  return (
    <section data-testid="remote-links">
      <h3>Web links</h3>
      <List links={value ?? []} busy={busy} remove={remove} />
      <PageForm className="row" onSubmit={() => run(add)}>
        <input
          aria-label="Address of a web link"
          type="url"
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <input
          aria-label="Title of a web link"
          placeholder="Title"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <button type="submit" disabled={busy || url === ''}>
          Add web link
        </button>
      </PageForm>
      {problem}
    </section>
  );
}

function List(props: {
  readonly links: z.infer<typeof list>;
  readonly busy: boolean;
  readonly remove: (id: string) => void;
}): ReactNode {
  return (
    <ul>
      {props.links.map((link) => (
        <li key={link.id}>
          {link.relationship ? `${link.relationship} ` : ''}
          <a href={link.object.url}>{link.object.title}</a>{' '}
          <button
            type="button"
            className="quiet"
            aria-label={`Take away the web link ${link.object.title}`}
            disabled={props.busy}
            onClick={() => props.remove(link.id)}
          >
            Delete
          </button>
        </li>
      ))}
    </ul>
  );
}
