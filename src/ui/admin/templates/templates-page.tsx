import { Stack } from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { useState } from 'react';
import type { Failure } from '../../../contract/operation.ts';
import { type ListedTemplate, templateDelete, templateList } from '../../../contract/templates.ts';
import { ask } from '../../shared/ask.ts';
import { ConfirmModal } from '../../shared/confirm-modal.tsx';
import { HeadedList } from '../../shared/headed-list.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Trail } from '../trail.tsx';
import { TemplateList } from './template-list.tsx';
import { type EditedTemplate, TemplateModal } from './template-modal.tsx';

/** The smallest text that is a template: one that asks for the partner and a space. */
const FIRST: EditedTemplate = {
  name: '',
  about: '',
  revision: 0,
  text: `${JSON.stringify(
    {
      schema: 1,
      connection: {
        name: '{{client}}',
        mode: 'visual',
        local: { name: 'Our company', project: '{{project}}' },
        peer: { name: '{{client}}' },
      },
      version: { mode: 'visual', comments: { out: 'public', in: 'on' } },
      placeholders: [
        { name: 'client', about: 'Name of the partner' },
        { name: 'project', about: 'Key of a space of this site' },
      ],
    },
    null,
    2,
  )}\n`,
};

/** The templates of the site: who follows them, and where they are written, changed and deleted. */
export function TemplatesPage() {
  const { templates: words } = useTexts().texts;
  const navigate = useNavigate();
  const { answer, reload } = useAnswer(templateList, {});
  const [edited, setEdited] = useState<string | EditedTemplate>();
  const [leaving, setLeaving] = useState<ListedTemplate>();
  const remove = async (): Promise<Failure | undefined> => {
    if (leaving === undefined) return undefined;
    const outcome = await ask(templateDelete, { template: leaving.id });
    if (!outcome.ok) return outcome.error;
    tell(words.removed(leaving.name));
    void reload();
    return undefined;
  };
  return (
    <Stack space="space.200">
      <Trail />
      <Loaded answer={answer} onRetry={() => void reload()}>
        {({ templates }) => (
          <Shown
            templates={templates}
            onAdd={() => setEdited(FIRST)}
            onBegin={({ id }) => navigate(`/new-from/${id}`)}
            onEdit={({ id }) => setEdited(id)}
            onRemove={setLeaving}
          />
        )}
      </Loaded>
      <TemplateModal edited={edited} onSaved={() => void reload()} onClose={() => setEdited(undefined)} />
      <ConfirmModal
        isOpen={leaving !== undefined}
        title={words.removeHeading(leaving?.name ?? '')}
        text={words.removeText}
        action={words.remove}
        onConfirm={remove}
        onClose={() => setLeaving(undefined)}
      />
    </Stack>
  );
}

interface ShownProps {
  readonly templates: readonly ListedTemplate[];
  readonly onAdd: () => void;
  readonly onBegin: (template: ListedTemplate) => void;
  readonly onEdit: (template: ListedTemplate) => void;
  readonly onRemove: (template: ListedTemplate) => void;
}

function Shown({ onAdd, ...list }: ShownProps) {
  const { templates: words } = useTexts().texts;
  return (
    <HeadedList
      words={{ ...words, empty: words.emptyHeader }}
      level="h2"
      isEmpty={list.templates.length === 0}
      onAdd={onAdd}
    >
      <TemplateList {...list} />
    </HeadedList>
  );
}
