import type { ReactNode } from 'react';
import { barPoints, type ChartPoint, distinct, seriesColor, slicePoints } from '../chart-data.ts';
import { type Drawing, numberOf, type Props, textOf } from '../node-props.ts';

const width = 640;
const margin = { left: 56, right: 16, top: 16, bottom: 36 };

interface Plot {
  readonly points: readonly ChartPoint[];
  readonly height: number;
}

/** Title, drawing, legend, and the same figures as a table for those who do not see the drawing. */
function Chart({
  props,
  points,
  children,
}: {
  props: Props;
  points: readonly ChartPoint[];
  children: ReactNode;
}): ReactNode {
  const series = distinct(points.map((point) => point.series)).filter((name) => name !== '');
  const title = textOf(props, 'title') ?? '';
  return (
    <figure
      style={{ margin: 0, flex: '1 1 320px', minWidth: 300, maxWidth: width }}
      data-testid={textOf(props, 'testId')}
    >
      <figcaption style={{ fontWeight: 600 }}>{title}</figcaption>
      <div style={{ color: 'var(--ds-text-subtle)' }}>{textOf(props, 'subtitle')}</div>
      <svg
        viewBox={`0 0 ${width} ${numberOf(props, 'height') ?? 400}`}
        role="img"
        aria-label={title}
        style={{ maxWidth: width }}
      >
        {children}
      </svg>
      <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
        {series.map((name, at) => (
          <span key={name}>
            <span
              style={{
                background: seriesColor(at),
                display: 'inline-block',
                width: 10,
                height: 10,
                marginRight: 4,
              }}
            />
            {name}
          </span>
        ))}
      </div>
      <details>
        <summary>Figures</summary>
        <ul>
          {points.map((point) => (
            <li key={`${point.x}/${point.series}`}>{`${point.x} ${point.series}: ${point.y}`}</li>
          ))}
        </ul>
      </details>
    </figure>
  );
}

function Bars({ points, height, stacked, lying }: Plot & { stacked: boolean; lying: boolean }): ReactNode {
  const places = distinct(points.map((point) => point.x));
  const series = distinct(points.map((point) => point.series));
  const sums = places.map((x) => sum(points.filter((point) => point.x === x)));
  const most = Math.max(1e-9, ...(stacked ? sums : points.map((point) => point.y)));
  const across =
    (lying ? height - margin.top - margin.bottom : width - margin.left - margin.right) / places.length;
  const along = lying ? width - margin.left - margin.right : height - margin.top - margin.bottom;
  const thick = (across * 0.7) / (stacked ? 1 : series.length);
  const start = lying ? margin.top : margin.left;
  return (
    <>
      {points.map((point, index) => {
        const place = places.indexOf(point.x);
        const lane = stacked ? 0 : series.indexOf(point.series);
        const below = stacked ? sum(points.slice(0, index).filter((other) => other.x === point.x)) : 0;
        const at = start + place * across + across * 0.15 + lane * thick;
        const from = (below / most) * along;
        const length = (point.y / most) * along;
        const box = lying
          ? { x: margin.left + from, y: at, width: length, height: thick }
          : { x: at, y: height - margin.bottom - from - length, width: thick, height: length };
        return (
          <rect key={`${point.x}/${point.series}`} {...box} fill={seriesColor(series.indexOf(point.series))}>
            <title>{`${point.x} ${point.series}: ${point.y}`}</title>
          </rect>
        );
      })}
      {places.map((x, place) => {
        const middle = start + place * across + across / 2;
        const spot = lying
          ? { x: margin.left - 6, y: middle, textAnchor: 'end' as const }
          : { x: middle, y: height - 16, textAnchor: 'middle' as const };
        return (
          <text key={x} {...spot} fontSize={12} fill="var(--ds-text-subtle)">
            {x}
          </text>
        );
      })}
    </>
  );
}

function Lines({ points, height }: Plot): ReactNode {
  const places = distinct(points.map((point) => point.x));
  const most = Math.max(1e-9, ...points.map((point) => point.y));
  const step = (width - margin.left - margin.right) / Math.max(1, places.length - 1);
  const spot = (point: ChartPoint): string =>
    `${margin.left + places.indexOf(point.x) * step},${height - margin.bottom - (point.y / most) * (height - margin.top - margin.bottom)}`;
  return (
    <>
      {distinct(points.map((point) => point.series)).map((name, at) => (
        <polyline
          key={name}
          fill="none"
          strokeWidth={2}
          stroke={seriesColor(at)}
          points={points
            .filter((point) => point.series === name)
            .map(spot)
            .join(' ')}
        />
      ))}
      {places.map((x, at) => (
        <text
          key={x}
          x={margin.left + at * step}
          y={height - 16}
          textAnchor="middle"
          fontSize={12}
          fill="var(--ds-text-subtle)"
        >
          {x}
        </text>
      ))}
    </>
  );
}

function Slices({ points, height, hole }: Plot & { hole: number }): ReactNode {
  const all = Math.max(1e-9, sum(points));
  const radius = height / 2 - 20;
  return (
    <>
      {points.map((point, at) => {
        const before = sum(points.slice(0, at)) / all;
        const part = point.y / all;
        const circle = 2 * Math.PI * ((radius + hole) / 2);
        return (
          <circle
            key={point.x}
            cx={width / 2}
            cy={height / 2}
            r={(radius + hole) / 2}
            fill="none"
            stroke={seriesColor(at)}
            strokeWidth={radius - hole}
            strokeDasharray={`${part * circle} ${circle}`}
            transform={`rotate(${before * 360 - 90} ${width / 2} ${height / 2})`}
          >
            <title>{`${point.x}: ${point.y}`}</title>
          </circle>
        );
      })}
    </>
  );
}

function sum(points: readonly ChartPoint[]): number {
  return points.reduce((total, point) => total + point.y, 0);
}

function heightOf(props: Props): number {
  return numberOf(props, 'height') ?? 400;
}

function bars(stacked: boolean, lying: boolean): Drawing {
  return ({ node }) => {
    const points = barPoints(node.props);
    return (
      <Chart props={node.props} points={points}>
        <Bars points={points} height={heightOf(node.props)} stacked={stacked} lying={lying} />
      </Chart>
    );
  };
}

function slices(holeShare: number): Drawing {
  return ({ node }) => {
    const points = slicePoints(node.props);
    const height = heightOf(node.props);
    return (
      <Chart props={node.props} points={points}>
        <Slices points={points} height={height} hole={(height / 2 - 20) * holeShare} />
      </Chart>
    );
  };
}

/** Charts in their right shapes; Atlassian's own chart package is not published. */
export const chartComponents = {
  BarChart: bars(false, false),
  HorizontalBarChart: bars(false, true),
  StackBarChart: bars(true, false),
  HorizontalStackBarChart: bars(true, true),
  LineChart: ({ node }) => {
    const points = barPoints(node.props);
    return (
      <Chart props={node.props} points={points}>
        <Lines points={points} height={heightOf(node.props)} />
      </Chart>
    );
  },
  PieChart: slices(0),
  DonutChart: slices(0.6),
} satisfies Record<string, Drawing>;
