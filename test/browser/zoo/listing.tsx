import { invoke } from '@forge/bridge';
import {
  Button,
  DynamicTable,
  Lozenge,
  Pagination,
  Stack,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@forge/react';
import { useEffect, useState } from 'react';

interface Row {
  key: string;
  summary: string;
  weight: number;
}

function rowsOf(answer: unknown): Row[] {
  return Array.isArray(answer) ? answer.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' && value !== null && 'key' in value && 'summary' in value && 'weight' in value
  );
}

/** Tables, tabs and pages; the rows come from the resolver. */
export function Listing() {
  const [rows, setRows] = useState<Row[]>();
  const [order, setOrder] = useState(['first rule', 'second rule', 'third rule']);
  useEffect(() => {
    void invoke('rows', { count: 7 }).then((answer: unknown) => setRows(rowsOf(answer)));
  }, []);
  return (
    <Stack space="space.200">
      <DynamicTable
        label="Animals"
        isLoading={rows === undefined}
        rowsPerPage={5}
        head={{
          cells: [
            { key: 'key', content: 'Key', isSortable: true },
            { key: 'summary', content: 'Summary' },
            { key: 'weight', content: 'Weight', isSortable: true },
          ],
        }}
        rows={(rows ?? []).map((row) => ({
          key: row.key,
          cells: [
            { key: row.key, content: <Text>{row.key}</Text> },
            { key: row.summary, content: row.summary },
            { key: row.weight, content: <Lozenge>{row.weight}</Lozenge> },
          ],
        }))}
      />
      <DynamicTable
        label="Rules"
        isRankable
        onRankEnd={({ sourceIndex, destination }) => {
          // A row let go of outside of its table has no destination: it stays where it was.
          const moved = order[sourceIndex];
          if (destination === undefined || moved === undefined) return;
          setOrder(order.filter((rule) => rule !== moved).toSpliced(destination.index, 0, moved));
        }}
        head={{ cells: [{ key: 'rule', content: 'Rule' }] }}
        rows={order.map((rule) => ({ key: rule, cells: [{ key: rule, content: rule }] }))}
      />
      <DynamicTable head={{ cells: [{ content: 'Empty' }] }} rows={[]} emptyView={<Text>No animals.</Text>} />
      <Ways />
    </Stack>
  );
}

function Ways() {
  const [page, setPage] = useState(1);
  const [tab, setTab] = useState(0);
  return (
    <Stack space="space.200">
      <Pagination
        pages={[1, 2, 3]}
        selectedIndex={page - 1}
        onChange={(_event, next) => setPage(Number(next))}
      />
      <Text testId="page">Page {page}</Text>
      <Tabs id="zoo-tabs" selected={tab} onChange={setTab}>
        <TabList>
          <Tab>Overview</Tab>
          <Tab>Triggers</Tab>
        </TabList>
        <TabPanel>
          <Text>The overview.</Text>
        </TabPanel>
        <TabPanel>
          <Button onClick={() => setTab(0)}>Back to the overview</Button>
        </TabPanel>
      </Tabs>
    </Stack>
  );
}
