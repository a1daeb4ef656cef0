import { Checkbox } from '@forge/react';
import { useState } from 'react';
import { fieldList } from '../../../contract/fields.ts';
import type { Failure } from '../../../contract/operation.ts';
import { type DraftParts, partsOf } from '../../../core/rules/draft-parts.ts';
import { spacesOf } from '../../../core/rules/spaces-of.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { AttachmentForm } from './attachment-form.tsx';
import { Choice } from './choice.tsx';
import { CommentForm } from './comment-form.tsx';
import { PartForm, Section } from './part-form.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { useSaveDraft } from './use-save-draft.ts';
import { ValueMap } from './value-map.tsx';
import { Ways } from './ways.tsx';

const names = ['comments', 'attachments', 'worklogs', 'links', 'policies'];

/** What hangs at a work item, and policies: comments, attachments, logged work, links. */
export function CommentsPart(props: RulesPartProps) {
  return <ChildrenForm key={props.draft.revision} {...props} />;
}

function ChildrenForm(props: RulesPartProps) {
  const { texts } = useTexts();
  const words = texts.childrenPart;
  const { connection, draft } = props;
  const { projectId: id, projectKey: key } = connection.local;
  const { save, isSaving } = useSaveDraft(props);
  const { answer } = useAnswer(fieldList, {
    connection: connection.id,
    spaces: spacesOf(draft.version),
    fresh: false,
  });
  const [parts, setParts] = useState(() => partsOf(draft.version, { id, key }));
  const known = answer.status === 'ready' ? answer.data.linkTypes : undefined;
  const { comments, attachments, worklogs, links, policies } = parts;
  const set = (part: Partial<DraftParts>): void => setParts((before) => ({ ...before, ...part }));
  const store = async (): Promise<Failure | undefined> => {
    const types = links.types.filter(({ here, there }) => here !== '' || there !== '');
    return save({ comments, attachments, worklogs, links: { ...links, types }, policies });
  };
  return (
    <PartForm
      draft={draft}
      names={names}
      fixed={draft.version['mode'] === 'basic' ? words.basicFixed : undefined}
      isSaving={isSaving}
      onSave={store}
    >
      <CommentForm
        comments={comments}
        company={connection.peer.name}
        onChange={(changed) => set({ comments: changed })}
      />
      <AttachmentForm attachments={attachments} onChange={(changed) => set({ attachments: changed })} />
      <Section heading={words.worklogs}>
        <Ways
          name="worklogs"
          value={worklogs}
          onChange={(ways) => set({ worklogs: { ...worklogs, ...ways } })}
        />
      </Section>
      <Links links={links} known={known} onChange={(changed) => set({ links: changed })} />
      <Policies policies={policies} onChange={(changed) => set({ policies: changed })} />
    </PartForm>
  );
}

interface LinksProps {
  readonly links: DraftParts['links'];
  /** Link types of this site, where they are known. */
  readonly known: readonly string[] | undefined;
  readonly onChange: (links: DraftParts['links']) => void;
}

function Links({ links, known, onChange }: LinksProps) {
  const { childrenPart: words } = useTexts().texts;
  return (
    <Section heading={words.links}>
      <Ways
        name="links"
        isWhole
        value={links}
        onChange={({ in: enters, out }) =>
          onChange({ ...links, in: enters, out: out === 'off' ? 'off' : 'all' })
        }
      />
      <Checkbox
        label={words.remote}
        isChecked={links.remote}
        onChange={(event) => onChange({ ...links, remote: event.target.checked === true })}
      />
      <ValueMap
        heading={words.linkTypes}
        pairs={links.types}
        known={known}
        onChange={(types) => onChange({ ...links, types: [...types] })}
      />
    </Section>
  );
}

interface PoliciesProps {
  readonly policies: DraftParts['policies'];
  readonly onChange: (policies: DraftParts['policies']) => void;
}

const deletes = ['unlink', 'close', 'delete'] as const;
const mails = ['jira', 'quiet'] as const;
const labelSpaces = ['underscore', 'error'] as const;

function Policies({ policies, onChange }: PoliciesProps) {
  const { childrenPart: words } = useTexts().texts;
  return (
    <Section heading={words.policies}>
      <Choice
        name="policy-delete"
        label={words.delete}
        value={policies.delete}
        options={deletes.map((value) => ({ value, label: words.deletes[value] }))}
        onChange={(value) => onChange({ ...policies, delete: value })}
      />
      <Choice
        name="policy-mail"
        label={words.mail}
        value={policies.mail}
        options={mails.map((value) => ({ value, label: words.mails[value] }))}
        onChange={(mail) => onChange({ ...policies, mail })}
      />
      <Choice
        name="policy-labels"
        label={words.labels}
        value={policies.labelSpaces}
        options={labelSpaces.map((value) => ({ value, label: words.labelSpaces[value] }))}
        onChange={(value) => onChange({ ...policies, labelSpaces: value })}
      />
    </Section>
  );
}
