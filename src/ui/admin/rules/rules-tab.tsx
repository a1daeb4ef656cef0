import { Box, Stack, Tab, TabList, TabPanel, Tabs, xcss } from '@forge/react';
import { type ComponentType, useState } from 'react';
import type { ScriptSide } from '../../../contract/scripts.ts';
import { versionDraft } from '../../../contract/versions.ts';
import { Loaded } from '../../shared/loaded.tsx';
import { RulesInForce } from '../../shared/rules-in-force.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { CommentsPart } from './comments-part.tsx';
import { DraftBar } from './draft-bar.tsx';
import { FieldsPart } from './fields-part.tsx';
import { PartnerPart } from './partner-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { RedactionPart } from './redaction-part.tsx';
import { RoutingPart } from './routing-part.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { ScopePart } from './scope-part.tsx';
import { ScriptPart } from './script-part.tsx';
import { ServicePart } from './service-part.tsx';
import { TestRunPart } from './test-run-part.tsx';
import { VersionsPart } from './versions-part.tsx';

/** Without it a panel is as wide as its longest line. */
const wide = xcss({ width: '100%' });

type PartName =
  | 'inForce'
  | 'scope'
  | 'fields'
  | 'comments'
  | 'redaction'
  | 'people'
  | 'service'
  | 'routing'
  | 'partner'
  | 'script'
  | 'testRun'
  | 'versions';

/** The parts in their order; each works on the draft that all share. */
const parts: readonly { readonly name: PartName; readonly Part: ComponentType<RulesPartProps> }[] = [
  { name: 'inForce', Part: ({ connection }) => <RulesInForce connection={connection} /> },
  { name: 'scope', Part: ScopePart },
  { name: 'fields', Part: FieldsPart },
  { name: 'comments', Part: CommentsPart },
  { name: 'redaction', Part: RedactionPart },
  { name: 'people', Part: PeoplePart },
  { name: 'service', Part: ServicePart },
  { name: 'routing', Part: RoutingPart },
  { name: 'partner', Part: PartnerPart },
  { name: 'script', Part: ScriptPart },
  { name: 'testRun', Part: TestRunPart },
  { name: 'versions', Part: VersionsPart },
];

/** Where an admin sets what crosses: the draft of the rules, part by part, and what is in force. */
export function RulesTab({ connection, onConnection }: Pick<RulesPartProps, 'connection' | 'onConnection'>) {
  const { answer, reload, show } = useAnswer(versionDraft, { connection: connection.id });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {(draft) => (
        <Opened
          connection={connection}
          onConnection={onConnection}
          draft={draft}
          onDraft={show}
          onStale={() => {
            void reload();
            // Rules in force say the mode, and whether those of the template are among them.
            onConnection();
          }}
        />
      )}
    </Loaded>
  );
}

function Opened(given: Omit<RulesPartProps, 'side' | 'onSide'> & { readonly onStale: () => void }) {
  const { texts } = useTexts();
  const [shown, setShown] = useState(0);
  const [side, onSide] = useState<ScriptSide>('outgoing');
  const props = { ...given, side, onSide };
  return (
    <Stack space="space.200">
      <DraftBar {...props} />
      <Tabs id="rules" selected={shown} onChange={setShown}>
        <TabList>
          {parts.map(({ name }) => (
            <Tab key={name}>{texts.rulesTab.parts[name]}</Tab>
          ))}
        </TabList>
        {parts.map(({ name, Part }, at) => (
          <TabPanel key={name}>
            <Box paddingBlock="space.200" xcss={wide}>
              {at === shown && <Part {...props} />}
            </Box>
          </TabPanel>
        ))}
      </Tabs>
    </Stack>
  );
}
