import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { PageForm } from '../page-form.tsx';
import { textToAdf } from './adf-text.ts';
import { FieldInput } from './field-input.tsx';
import { nameOf } from './field-text.ts';
import { type Issue, projectKeyOf, rest, type Transition, transitionShape } from './rest.ts';
import { useAction } from './shell.tsx';
import { useLoad } from './use-load.ts';

const transitions = z.looseObject({ transitions: z.array(transitionShape) });

interface Props {
  readonly issue: Issue;
  readonly path: string;
  readonly changed: () => void;
}

/** The status, and the ways out of it; a transition with a screen asks for its fields first. */
export function IssueStatus({ issue, path, changed }: Props): ReactNode {
  const current = nameOf(issue.fields['status']);
  const { value } = useLoad(`${path} ${current}`, () =>
    rest('GET', `${path}/transitions?expand=transitions.fields`, transitions),
  );
  const [asked, setAsked] = useState<Transition>();
  const { run, busy, problem } = useAction();
  const go = async (body: object): Promise<void> => {
    await rest('POST', `${path}/transitions`, z.unknown(), body);
    setAsked(undefined);
    changed();
  };
  const choose = (id: string): void => {
    const transition = value?.transitions.find((one) => one.id === id);
    if (transition === undefined) return;
    if (Object.keys(transition.fields ?? {}).length > 0) setAsked(transition);
    else run(() => go({ transition: { id } }));
  };
  return (
    <section data-testid="status">
      <span className="lozenge big">{current}</span>{' '}
      <select aria-label="Move to" disabled={busy} value="" onChange={(event) => choose(event.target.value)}>
        <option value="">Move to …</option>
        {value?.transitions.map((transition) => (
          <option key={transition.id} value={transition.id}>
            {transition.name} → {transition.to.name}
          </option>
        ))}
      </select>
      {asked === undefined ? null : (
        <TransitionScreen
          key={asked.id}
          transition={asked}
          projectKey={projectKeyOf(issue.key)}
          values={issue.fields}
          busy={busy}
          go={(body) => run(() => go(body))}
          close={() => setAsked(undefined)}
        />
      )}
      {problem}
    </section>
  );
}

interface ScreenProps {
  readonly transition: Transition;
  readonly projectKey: string;
  readonly values: Issue['fields'];
  readonly busy: boolean;
  readonly go: (body: object) => void;
  readonly close: () => void;
}

function TransitionScreen({ transition, projectKey, values, busy, go, close }: ScreenProps): ReactNode {
  const [fields, setFields] = useState<Readonly<Record<string, unknown>>>({});
  const [comment, setComment] = useState('');
  const submit = (): void =>
    go({
      transition: { id: transition.id },
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
      ...(comment === '' ? {} : { update: { comment: [{ add: { body: textToAdf(comment) } }] } }),
    });
  return (
    <PageForm className="card" aria-label={transition.name} onSubmit={() => submit()}>
      <strong>{transition.name}</strong>
      {Object.entries(transition.fields ?? {}).map(([id, meta]) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the input within names itself by its field
        <label key={id}>
          {meta.name}
          {meta.required ? ' *' : ''}
          <FieldInput
            meta={meta}
            value={values[id]}
            projectKey={projectKey}
            change={(value) => setFields((old) => ({ ...old, [id]: value }))}
          />
        </label>
      ))}
      <label>
        Comment
        <textarea rows={2} value={comment} onChange={(event) => setComment(event.target.value)} />
      </label>
      <span className="row">
        <button type="submit" disabled={busy}>
          {transition.name}
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </span>
    </PageForm>
  );
}
