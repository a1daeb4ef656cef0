import { SectionMessage, Text } from '@forge/react';
import type { ConnectionDetail } from '../../../contract/connections.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';

/** Says that the rules of the template that a connection was made from are still to be brought in. */
export function TemplateNotice({ connection }: { readonly connection: ConnectionDetail }) {
  const { connectionTemplate: words } = useTexts().texts;
  const { template, state } = connection;
  if (template === undefined || !['active', 'paused'].includes(state)) return null;
  return (
    <SectionMessage appearance="information" title={words.noticeTitle}>
      <Text>{words.noticeText(template.name)}</Text>
    </SectionMessage>
  );
}
