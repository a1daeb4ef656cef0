import type { BenchRow } from './bench-row.ts';

const columns: readonly (readonly [string, (row: BenchRow) => string | number | undefined])[] = [
  ['operation', (row) => row.operation],
  ['calls', (row) => row.calls],
  ['points', (row) => row.points],
  ['floor', (row) => `${row.floor.calls}/${row.floor.points}`],
  ['store ops', (row) => row.storeOps],
  ['B written', (row) => row.storeBytes],
  ['invocations', (row) => row.invocations],
  ['messages', (row) => row.messages],
  ['items', (row) => row.items],
  ['B on the wire', (row) => row.wireBytes],
  ['virtual s', (row) => row.virtualSeconds],
  ['cpu ms', (row) => row.cpuMs],
  ['wall ms', (row) => row.wallMs],
];

/** The rows for people, and what is over its budget. */
export function asTable(rows: readonly BenchRow[], over: readonly string[]): string {
  const cells = [
    columns.map(([title]) => title),
    ...rows.map((row) => columns.map(([, of]) => String(of(row) ?? ''))),
  ];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  const lines = cells.map((line) =>
    line
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
  const closing =
    over.length === 0 ? 'All rows are within their budgets.' : `Over budget: ${over.join('; ')}.`;
  return `${lines.join('\n')}\n\nBoth sites together; cpu and wall time are those of the app, the host and the sites.\n${closing}\n`;
}
