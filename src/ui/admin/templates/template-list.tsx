import { Button, ButtonGroup, DynamicTable, Stack, Text } from '@forge/react';
import type { ListedTemplate } from '../../../contract/templates.ts';
import { inCell } from '../../shared/in-cell.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';

interface TemplateListProps {
  readonly templates: readonly ListedTemplate[];
  readonly onBegin: (template: ListedTemplate) => void;
  readonly onEdit: (template: ListedTemplate) => void;
  readonly onRemove: (template: ListedTemplate) => void;
}

/** Each template with what it asks for and the connections that follow it. */
export function TemplateList({ templates, ...acts }: TemplateListProps) {
  const { texts, when } = useTexts();
  const { templates: words } = texts;
  const { name, asks, followers, saved, actions } = words;
  return (
    <DynamicTable
      label={words.heading}
      rowsPerPage={20}
      head={{
        cells: Object.entries({ name, asks, followers, saved, actions }).map(([key, content]) => ({
          key,
          content,
        })),
      }}
      rows={templates.map((template) => ({
        key: template.id,
        cells: [
          { key: 'name', content: inCell(<Named template={template} />) },
          {
            key: 'asks',
            content: (
              <Text>{template.placeholders.map((one) => one.name).join(', ') || words.asksNothing}</Text>
            ),
          },
          { key: 'followers', content: inCell(<Followers template={template} />) },
          { key: 'saved', content: <Text>{words.savedBy(template.revision, when(template.at))}</Text> },
          { key: 'actions', content: inCell(<Actions template={template} {...acts} />) },
        ],
      }))}
    />
  );
}

function Named({ template: { name, about } }: { readonly template: ListedTemplate }) {
  return (
    <Stack>
      <Text>{name}</Text>
      {about !== '' && (
        <Text size="small" color="color.text.subtle">
          {about}
        </Text>
      )}
    </Stack>
  );
}

function Followers({ template: { followers, revision } }: { readonly template: ListedTemplate }) {
  const { templates: words } = useTexts().texts;
  if (followers.length === 0) return <Text>{words.nobody}</Text>;
  return (
    <Stack>
      {followers.map((one) => (
        <Text key={one.connection}>{words.follower(one.name, one.revision, revision)}</Text>
      ))}
    </Stack>
  );
}

type ActionsProps = Omit<TemplateListProps, 'templates'> & { readonly template: ListedTemplate };

function Actions({ template, onBegin, onEdit, onRemove }: ActionsProps) {
  const { templates: words } = useTexts().texts;
  const { id, name } = template;
  return (
    <ButtonGroup>
      <Button
        spacing="compact"
        testId={`template-begin-${id}`}
        aria-label={words.beginLabel(name)}
        onClick={() => onBegin(template)}
      >
        {words.begin}
      </Button>
      <Button
        spacing="compact"
        testId={`template-edit-${id}`}
        aria-label={words.editLabel(name)}
        onClick={() => onEdit(template)}
      >
        {words.edit}
      </Button>
      <Button
        spacing="compact"
        appearance="subtle"
        testId={`template-remove-${id}`}
        aria-label={words.removeLabel(name)}
        onClick={() => onRemove(template)}
      >
        {words.remove}
      </Button>
    </ButtonGroup>
  );
}
