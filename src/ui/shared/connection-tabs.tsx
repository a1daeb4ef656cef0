import { Box, Tab, TabList, TabPanel, Tabs, xcss } from '@forge/react';
import { type ReactNode, useState } from 'react';
import type { ConnectionDetail } from '../../contract/connections.ts';
import { ConnectionOverview } from './connection-overview.tsx';
import { RulesInForce } from './rules-in-force.tsx';
import { useTexts } from './texts/use-texts.ts';
import { TriggerList } from './trigger-list.tsx';

interface ConnectionPart {
  /** How the part is named in the address of the page. */
  readonly key: string;
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
  /** The part that is shown, where the page has an address for each. */
  readonly at?: string;
  readonly onTurn?: (key: string) => void;
}

/** Without it a panel is as wide as its longest line. */
const wide = xcss({ width: '100%' });

/** The parts of a connection's page. Triggers and rules come with the first activation. */
export function ConnectionTabs(props: ConnectionTabsProps) {
  const { connection, onSynced, rules, more = [], at: addressed, onTurn } = props;
  const { texts } = useTexts();
  const [own, setOwn] = useState('overview');
  const turn = onTurn ?? setOwn;
  const isSetUp = ['active', 'paused', 'suspended', 'restored'].includes(connection.state);
  const overview = (
    <ConnectionOverview
      connection={connection}
      tellsWaiting={rules === undefined}
      onTriggers={() => turn('triggers')}
      {...(rules === undefined ? {} : { onRules: () => turn('rules') })}
      onSynced={onSynced}
    />
  );
  const triggers = {
    key: 'triggers',
    label: texts.connection.triggers,
    content: <TriggerList connection={connection.id} projectKey={connection.local.projectKey} />,
  };
  const rulesPart = {
    key: 'rules',
    label: texts.rules.tab,
    content: rules ?? <RulesInForce connection={connection} tellsWaiting />,
  };
  const parts = [
    { key: 'overview', label: texts.connection.overview, content: overview },
    ...(isSetUp ? [triggers, rulesPart] : []),
    ...more,
  ];
  if (parts.length === 1) return overview;
  const wanted = onTurn === undefined ? own : addressed;
  const shown = Math.max(
    0,
    parts.findIndex(({ key }) => key === wanted),
  );
  return (
    <Tabs id="connection" selected={shown} onChange={(index) => turn(parts[index]?.key ?? 'overview')}>
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
