import { listOf, type Props } from './node-props.ts';

/** One figure of a chart: where it stands, in which series, how much. */
export interface ChartPoint {
  readonly x: string;
  readonly series: string;
  readonly y: number;
}

/** Reads a row by number (arrays) or name (objects). */
function read(row: unknown, accessor: unknown): unknown {
  if (typeof row !== 'object' || row === null) return undefined;
  if (typeof accessor === 'string' || typeof accessor === 'number') return Reflect.get(row, accessor);
  return undefined;
}

function figure(value: unknown, accessor: unknown): number {
  const number = Number(value);
  if (!Number.isFinite(number)) {
    throw new Error(`The chart's data has "${String(value)}" at ${String(accessor)} where a number must be.`);
  }
  return number;
}

export function barPoints(props: Props): ChartPoint[] {
  const { xAccessor, yAccessor, colorAccessor } = props;
  return listOf(props, 'data').map((row) => ({
    x: String(read(row, xAccessor ?? 0) ?? ''),
    series: colorAccessor === undefined ? '' : String(read(row, colorAccessor) ?? ''),
    y: figure(read(row, yAccessor ?? 1), yAccessor ?? 1),
  }));
}

export function slicePoints(props: Props): ChartPoint[] {
  const { colorAccessor, valueAccessor, labelAccessor } = props;
  return listOf(props, 'data').map((row) => {
    const label = String(read(row, labelAccessor ?? colorAccessor ?? 0) ?? '');
    return { x: label, series: label, y: figure(read(row, valueAccessor ?? 1), valueAccessor ?? 1) };
  });
}

export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

const palette = ['blue', 'teal', 'orange', 'purple', 'lime', 'magenta', 'yellow', 'red'];

export function seriesColor(at: number): string {
  const name = palette[at % palette.length] ?? 'blue';
  return `var(--ds-background-accent-${name}-bolder, #1868db)`;
}
