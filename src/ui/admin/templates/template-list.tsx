import { DynamicTable, Stack, Text } from '@forge/react';
import type { ListedTemplate } from '../../../contract/templates.ts';
import { inCell } from '../../shared/in-cell.tsx';
import { Named } from '../../shared/named.tsx';
import { RowActions } from '../../shared/row-actions.tsx';
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
          { key: 'name', content: inCell(<Named name={template.name} about={template.about} />) },
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
    <RowActions
      actions={[
        {
          id: `template-begin-${id}`,
          text: words.begin,
          label: words.beginLabel(name),
          onPress: () => onBegin(template),
        },
        {
          id: `template-edit-${id}`,
          text: words.edit,
          label: words.editLabel(name),
          onPress: () => onEdit(template),
        },
        {
          id: `template-remove-${id}`,
          text: words.remove,
          label: words.removeLabel(name),
          onPress: () => onRemove(template),
          isQuiet: true,
        },
      ]}
    />
  );
}
