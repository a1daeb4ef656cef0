import { events } from '@forge/bridge';
import {
  BarChart,
  DonutChart,
  Frame,
  HorizontalBarChart,
  HorizontalStackBarChart,
  Inline,
  LineChart,
  PieChart,
  Stack,
  StackBarChart,
  Text,
} from '@forge/react';
import { useEffect, useState } from 'react';

const perDay = [
  ['Mon', 12, 'sent'],
  ['Tue', 18, 'sent'],
  ['Wed', 9, 'sent'],
  ['Mon', 7, 'received'],
  ['Tue', 3, 'received'],
  ['Wed', 15, 'received'],
];
const slices = [
  ['in step', 40],
  ['waiting', 5],
  ['failed', 2],
];
const bars = { data: perDay, xAccessor: 0, yAccessor: 1, colorAccessor: 2, height: 240 } as const;
const parts = { data: slices, colorAccessor: 0, valueAccessor: 1, labelAccessor: 0, height: 240 } as const;

/** Charts, and a Custom UI resource in a frame. */
export function Figures() {
  const [heard, setHeard] = useState('nothing');
  useEffect(() => {
    const subscription = events.on('editor.changed', (payload) => setHeard(String(payload?.['text'])));
    return () => void subscription.then((one) => one.unsubscribe());
  }, []);
  return (
    <Stack space="space.200">
      <Inline space="space.200" shouldWrap>
        <BarChart {...bars} title="Bars" subtitle="per day" />
        <HorizontalBarChart {...bars} title="Lying bars" />
        <StackBarChart {...bars} title="Stacked" />
        <HorizontalStackBarChart {...bars} title="Lying stack" />
        <LineChart {...bars} title="Lines" />
        <PieChart {...parts} title="Pie" />
        <DonutChart {...parts} title="Donut" />
      </Inline>
      <Frame resource="editor" dispatch={(message) => setHeard(`dispatched ${JSON.stringify(message)}`)} />
      <Text testId="heard">{heard}</Text>
    </Stack>
  );
}
