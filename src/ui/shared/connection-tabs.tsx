import { Box, Tab, TabList, TabPanel, Tabs, xcss } from '@forge/react';
import { type ReactNode, useState } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { ConnectionOverview } from './connection-overview.tsx';
import { RulesInForce } from './rules-in-force.tsx';
import { useTexts } from './texts/use-texts.ts';
import { TriggerList } from './trigger-list.tsx';

interface ConnectionPart {
  readonly label: string;
  readonly content: ReactNode;
}

interface ConnectionTabsProps {
  readonly connection: ConnectionDetail;
  /** What is shown of the connection is out of date. */
  readonly onSynced: () => void;
  /** What stands in place of the sentences about the rules in force, where rules can be changed. */
  readonly rules?: ReactNode;
  /** Parts that only this page has, behind the others. */
  readonly more?: readonly ConnectionPart[];
}

/** Without it a panel is as wide as its longest line. */
const wide = xcss({ width: '100%' });

/** The parts of a connection's page. Triggers and rules come with the first activation. */
export function ConnectionTabs({ connection, onSynced, rules, more = [] }: ConnectionTabsProps) {
  const { texts } = useTexts();
  const [tab, setTab] = useState(0);
  const isSetUp = ['active', 'paused', 'suspended', 'restored'].includes(connection.state);
  const overview = (
    <ConnectionOverview
      connection={connection}
      tellsWaiting={rules === undefined}
      onTriggers={() => setTab(1)}
      onSynced={onSynced}
    />
  );
  const triggers = {
    label: texts.connection.triggers,
    content: <TriggerList connection={connection.id} projectKey={connection.local.projectKey} />,
  };
  const rulesPart = {
    label: texts.rules.tab,
    content: rules ?? <RulesInForce connection={connection} tellsWaiting />,
  };
  const parts = [
    { label: texts.connection.overview, content: overview },
    ...(isSetUp ? [triggers, rulesPart] : []),
    ...more,
  ];
  if (parts.length === 1) return overview;
  const shown = Math.min(tab, parts.length - 1);
  return (
    <Tabs id="connection" selected={shown} onChange={setTab}>
      <TabList>
        {parts.map(({ label }) => (
          <Tab key={label}>{label}</Tab>
        ))}
      </TabList>
      {parts.map(({ label, content }, at) => (
        <TabPanel key={label}>
          {/* The overview stays, for a sync that it follows; the others ask anew whenever they are opened. */}
          <Box paddingBlock="space.200" xcss={wide}>
            {at === 0 || at === shown ? content : null}
          </Box>
        </TabPanel>
      ))}
    </Tabs>
  );
}
